namespace ModelTest.Statistics.Resampling;

/// <summary>
/// The bootstrap: a statistic of samples drawn with replacement, B. Efron, "Bootstrap methods: another look at the jackknife", The Annals of
/// Statistics 7 (1979) 1-26.
/// </summary>
internal static class Bootstrap
{
    /// <summary>The statistic of each resampled set, in the order of the rounds.</summary>
    /// <typeparam name="T">What is resampled.</typeparam>
    /// <param name="values">At least one value; its order decides what a seed draws.</param>
    /// <param name="statistic">The statistic of as many values as there are in <paramref name="values"/>.</param>
    /// <param name="rounds">1 or more.</param>
    /// <param name="seed">NumPy's seed.</param>
    public static double[] Run<T>(IReadOnlyList<T> values, Func<IReadOnlyList<T>, double> statistic, int rounds = 100, uint seed = 42)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var random = new NumpyRandom(seed);
        var results = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            results[round] = statistic([.. random.Resample(values.Count).Select(i => values[i])]);
        }
        return results;
    }
}
