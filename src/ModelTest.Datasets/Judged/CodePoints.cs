namespace ModelTest.Datasets.Judged;

/// <summary>Lengths as Python counts them.</summary>
internal static class CodePoints
{
    /// <summary><c>len(text)</c>: Unicode code points, not UTF-16 units.</summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text) => text.EnumerateRunes().Count();

    /// <summary><c>int(mean of len)</c>, as alpaca_eval's avg_length; null without texts.</summary>
    /// <param name="texts">The texts.</param>
    public static int? AverageLength(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? null : (int)(texts.Sum(t => (double)Count(t)) / texts.Count);
}
