using ModelTest.Scoring;

namespace ModelTest.Reporting.Items;

/// <summary>
/// What the last turns of a subject's prompts all start with, such as an instruction or shots in one text. It stands in the page once, and what comes
/// after it is what tells the questions apart.
/// </summary>
internal static class SharedStart
{
    private const int Least = 8;

    /// <summary>The start; empty where there is none worth the while.</summary>
    public static string Of(IReadOnlyList<ItemResult> items)
    {
        var last = items.Where(i => i.Prompt is { Turns.Count: > 0 }).Select(i => i.Prompt!.Turns[^1].Text).Distinct(StringComparer.Ordinal).ToList();
        if (last.Count < 2)
        {
            return "";
        }
        var length = last.Skip(1).Aggregate(last[0].Length, (most, text) => Math.Min(most, last[0].AsSpan(0, most).CommonPrefixLength(text)));
        // Not within a word: questions often begin alike by chance.
        var end = last[0].AsSpan(0, length).LastIndexOfAny('\n', ' ', '\t') + 1;
        return end < Least ? "" : last[0][..end];
    }
}
