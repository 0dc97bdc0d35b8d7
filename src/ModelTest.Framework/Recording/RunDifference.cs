namespace ModelTest.Recording;

/// <summary>Something that two runs must have in common and have not.</summary>
/// <param name="Key">What it is, such as <c>model.fingerprint</c> or <c>datasets.ceval.shots</c>.</param>
/// <param name="Was">What it is in the recorded run, as JSON writes it.</param>
/// <param name="Now">What it is in the other.</param>
internal sealed record RunDifference(string Key, string Was, string Now)
{
    /// <summary>The differences in a sentence, the first few of them.</summary>
    /// <param name="differences">At least one.</param>
    public static string Describe(IReadOnlyList<RunDifference> differences)
    {
        const int Most = 6;
        var shown = string.Join("; ", differences.Take(Most).Select(d => $"{d.Key} was {d.Was}, is {d.Now}"));
        return differences.Count > Most ? FormattableString.Invariant($"{shown}; and {differences.Count - Most} more.") : shown + ".";
    }
}
