namespace ModelTest.Statistics.Paired;

/// <summary>
/// Holm's correction for several tests at once: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6 (1979) 65-70. The probability of even one false alarm stays at the level, whatever the tests have in common.
/// </summary>
internal static class Holm
{
    /// <summary>The adjusted p-values: those at most a level are significant at that level, all together.</summary>
    /// <param name="values">p-values, 0 to 1.</param>
    /// <returns>Adjusted values in the same order, 0 to 1.</returns>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var least = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            least = Math.Max(least, Math.Min(1, values[order[rank]] * (order.Length - rank)));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}
