namespace ModelTest.Statistics;

/// <summary>
/// The interval of a weighted mean: Student's t on the standard error of a ratio, in which the weights may be as random as the values (W. G.
/// Cochran, "Sampling Techniques", 3rd edition, 1977, 6.8). With equal weights it is the usual interval of a mean.
/// </summary>
internal static class MeanInterval
{
    /// <summary>The 95 % interval of the mean.</summary>
    /// <param name="values">Values with weights above 0.</param>
    /// <returns>The interval; null for fewer than two values, of which nothing is known.</returns>
    public static Interval? At95(IReadOnlyCollection<(double Value, double Weight)> values)
    {
        if (StandardError(values) is not { } error)
        {
            return null;
        }
        var mean = Mean(values);
        var half = StudentT.TwoSided95(values.Count - 1) * error;
        return new Interval(mean - half, mean + half);
    }

    /// <summary>The standard error of the mean.</summary>
    /// <param name="values">Values with weights above 0.</param>
    /// <returns>The standard error; null for fewer than two values.</returns>
    public static double? StandardError(IReadOnlyCollection<(double Value, double Weight)> values)
    {
        var n = values.Count;
        if (n < 2)
        {
            return null;
        }
        var mean = Mean(values);
        var squares = values.Sum(v => v.Weight * v.Weight * (v.Value - mean) * (v.Value - mean));
        return Math.Sqrt(squares * n / (n - 1)) / values.Sum(v => v.Weight);
    }

    private static double Mean(IReadOnlyCollection<(double Value, double Weight)> values) => values.Sum(v => v.Value * v.Weight) / values.Sum(v => v.Weight);
}
