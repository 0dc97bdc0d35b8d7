namespace ModelTest.Statistics;

/// <summary>
/// The score interval of a proportion: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 22 (1927) 209-212; without continuity correction.
/// </summary>
internal static class WilsonInterval
{
    private const double Z = StandardNormal.TwoSided95;

    /// <summary>The 95 % interval of a proportion.</summary>
    /// <param name="correct">Right items, 0 to <paramref name="total"/>.</param>
    /// <param name="total">All items, 0 or more; without items nothing is known: 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts are not counts of right and all items.</exception>
    public static Interval At95(int correct, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfNegative(correct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correct, total);
        if (total == 0)
        {
            return new Interval(0, 1);
        }
        double n = total;
        var p = correct / n;
        var scale = 1 + (Z * Z / n);
        var centre = (p + (Z * Z / (2 * n))) / scale;
        var half = Z / scale * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        // At 0 and at all right one end is exactly p; rounding must not put it beyond.
        return new Interval(correct == 0 ? 0 : Math.Max(0, centre - half), correct == total ? 1 : Math.Min(1, centre + half));
    }
}
