namespace ModelTest.Datasets.Judged;

/// <summary>Statistics of a sample as pandas gives them.</summary>
internal static class SampleStatistics
{
    /// <summary>The standard error of the mean: the sample standard deviation (n - 1) over the root of n; null below two values.</summary>
    /// <param name="values">The values.</param>
    public static double? StandardError(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }
        var mean = values.Average();
        var squares = values.Sum(v => (v - mean) * (v - mean));
        return Math.Sqrt(squares / (values.Count - 1)) / Math.Sqrt(values.Count);
    }
}
