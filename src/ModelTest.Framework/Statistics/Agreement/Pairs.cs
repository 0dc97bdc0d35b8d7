namespace ModelTest.Statistics.Agreement;

/// <summary>The check that all statistics of two equally long lists share.</summary>
internal static class Pairs
{
    public static void Check<T>(IReadOnlyCollection<T> first, IReadOnlyCollection<T> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == 0 || first.Count != second.Count)
        {
            throw new ArgumentException($"Needs two lists of the same length, 1 or more: they have {first.Count} and {second.Count} values.");
        }
    }
}
