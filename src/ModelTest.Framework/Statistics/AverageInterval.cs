namespace ModelTest.Statistics;

/// <summary>
/// The interval of an average of proportions in which each weighs the same. The distances of the proportions' own Wilson limits are added in
/// squares: G. Y. Zou, W. Huang, X. Zhang, "A note on confidence interval estimation for a linear function of binomial proportions",
/// Computational Statistics and Data Analysis 53 (2009) 1080-1085.
/// </summary>
internal static class AverageInterval
{
    /// <summary>The 95 % interval of the average of <c>correct / total</c>.</summary>
    /// <param name="counts">Right and all items of each proportion; totals of 1 or more, at least one entry.</param>
    /// <returns>An interval round the average; for a single proportion its Wilson interval.</returns>
    public static Interval At95(IReadOnlyCollection<(int Correct, int Total)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfZero(counts.Count);
        double sum = 0, below = 0, above = 0;
        foreach (var (correct, total) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(counts));
            var p = (double)correct / total;
            var own = WilsonInterval.At95(correct, total);
            sum += p;
            below += (p - own.Low) * (p - own.Low);
            above += (own.High - p) * (own.High - p);
        }
        var average = sum / counts.Count;
        return new Interval(Math.Max(0, average - (Math.Sqrt(below) / counts.Count)), Math.Min(1, average + (Math.Sqrt(above) / counts.Count)));
    }
}
