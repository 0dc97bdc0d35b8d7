using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.WildBench;

/// <summary>How WildBench's official script shows replies to the judge.</summary>
internal static class WildBenchText
{
    /// <summary>The words that the official scripts show at most.</summary>
    public const int MaxWords = 1000;

    private const string Truncated = "... (truncated)";

    /// <summary>The text, cut after so many words where it has more: parts between single spaces, as Python's <c>split(' ')</c> counts.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxWords">The words; 0 or less for all.</param>
    public static string Shorten(string text, int maxWords)
    {
        if (maxWords <= 0)
        {
            return text;
        }
        var end = -1;
        for (var words = 0; words < maxWords; words++)
        {
            end = text.IndexOf(' ', end + 1);
            if (end < 0)
            {
                return text;
            }
        }
        return text[..end] + Truncated;
    }

    /// <summary>Whether there is nothing but white space.</summary>
    /// <param name="reply">A reply.</param>
    public static bool IsEmpty(string reply) => PythonText.Strip(reply).Length == 0;

    /// <summary>Whether a reply is left out of the categories and the rewards: it is empty, or the judge saw only its beginning.</summary>
    /// <param name="reply">A reply.</param>
    /// <param name="maxWords">The words that the judge saw at most; 0 or less for all.</param>
    public static bool IsLeftOut(string reply, int maxWords) =>
        IsEmpty(reply) || Shorten(reply, maxWords).EndsWith(Truncated, StringComparison.Ordinal);
}
