using System.Text.RegularExpressions;
using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>The style of an answer as style control counts it: Markdown elements, all kinds of each added up.</summary>
/// <param name="Headers">Header lines of levels 1 to 6.</param>
/// <param name="Lists">Items of numbered and of bulleted lists.</param>
/// <param name="Bold">Bold spans, with stars or underscores.</param>
internal sealed record AnswerStyle(int Headers, int Lists, int Bold)
{
    private static readonly Regex Code = Python("```([^`]*)```");

    private static readonly Regex[] HeaderLines = [.. Enumerable.Range(1, 6).Select(n => Python($@"^#{{{n}}}\s"))];

    private static readonly Regex[] ListItems = [Python(@"^\s*\d+\.\s"), Python(@"^\s*[-*+]\s")];

    private static readonly Regex[] BoldSpans = [Python(@"\*\*[^*\n]+\*\*"), Python(@"__[^_\n]+__")];

    /// <summary>
    /// Counts. Code blocks do not count; as in the original what is removed is a block's content (the fences stay), wherever that text
    /// occurs in the answer: a block that holds a line break only joins all lines.
    /// </summary>
    /// <param name="answer">The answer.</param>
    public static AnswerStyle Of(string answer)
    {
        var text = answer;
        foreach (var content in Code.Matches(answer).Select(m => m.Groups[1].Value).Where(c => c.Length > 0))
        {
            text = text.Replace(content, "", StringComparison.Ordinal);
        }
        return new(Count(HeaderLines, text), Count(ListItems, text), Count(BoldSpans, text));
    }

    private static int Count(Regex[] patterns, string text) => patterns.Sum(p => p.Count(text));

    private static Regex Python(string pattern) => new(PythonText.Pattern(pattern), RegexOptions.Multiline | RegexOptions.CultureInvariant);
}
