namespace ModelTest.Problems;

/// <summary>Cuts a long list of problems: the first few say what is wrong; a thousand more say it again.</summary>
internal static class FirstProblems
{
    private const int Most = 10;

    /// <summary>The first problems, each once, and how many more there are.</summary>
    /// <param name="problems">What was found, in order. What is wrong with a setting is wrong for every item.</param>
    public static IReadOnlyList<Problem> Of(IEnumerable<Problem> problems)
    {
        var found = problems.Distinct().ToList();
        return found.Count <= Most
            ? found
            : [.. found.Take(Most), new Problem($"{found.Count - Most} more problems", "left out.", "mend these first.")];
    }
}
