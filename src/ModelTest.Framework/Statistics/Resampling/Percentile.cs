namespace ModelTest.Statistics.Resampling;

/// <summary>
/// Percentiles by linear interpolation, the default of <c>numpy.percentile</c> and of pandas' <c>quantile</c> (definition 7 of R. J. Hyndman,
/// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361-365).
/// </summary>
internal static class Percentile
{
    /// <summary>The percentile of the values.</summary>
    /// <param name="values">At least one number, in any order.</param>
    /// <param name="percent">0 to 100; 50 is the median.</param>
    /// <returns>The percentile; NaN when a value is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No values, or a percentage outside 0 to 100.</exception>
    public static double Of(IReadOnlyCollection<double> values, double percent)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(percent is >= 0 and <= 100, true, nameof(percent));
        if (values.Any(double.IsNaN))
        {
            return double.NaN;
        }
        var sorted = values.Order().ToArray();
        var position = percent / 100 * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var (low, high, share) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], position - below);
        // NumPy measures from the nearer end, so that the upper one is met exactly.
        return share < 0.5 ? low + ((high - low) * share) : high - ((high - low) * (1 - share));
    }

    /// <summary>The interval between two percentiles.</summary>
    /// <param name="values">At least one number.</param>
    /// <param name="low">Lower percentage, 0 to 100.</param>
    /// <param name="high">Upper percentage, 0 to 100.</param>
    public static Interval Between(IReadOnlyCollection<double> values, double low, double high) => new(Of(values, low), Of(values, high));
}
