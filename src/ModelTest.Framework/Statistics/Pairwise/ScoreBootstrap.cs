using ModelTest.Statistics.Resampling;

namespace ModelTest.Statistics.Pairwise;

/// <summary>
/// Arena-Hard v2's scores: for each model the mean of its scores against the baseline, its own battles resampled, a strong verdict counted as three
/// battles. The score is the mean over the resampled sets, the interval runs from their 5th to their 95th percentile.
/// </summary>
/// <remarks>
/// The sets are drawn as pandas' <c>groupby("model").sample(frac=1, replace=True)</c> draws them, model by model in the order of their names.
/// Upstream sets no seed, so its digits cannot be repeated; here a seed makes a run repeatable.
/// </remarks>
internal static class ScoreBootstrap
{
    /// <summary>Scores the models that are model A of the battles.</summary>
    /// <param name="battles">Battles of the models (A) against the baseline (B).</param>
    /// <param name="rounds">Number of sets, 1 or more.</param>
    /// <param name="seed">NumPy's seed.</param>
    /// <param name="low">Lower percentage of the interval.</param>
    /// <param name="high">Upper percentage of the interval.</param>
    /// <returns>A score for each model, in ordinal order of the names.</returns>
    public static IReadOnlyDictionary<string, BootstrapScore> Run(
        IReadOnlyList<Battle> battles, int rounds = 100, uint seed = 42, double low = 5, double high = 95)
    {
        ArgumentNullException.ThrowIfNull(battles);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var random = new NumpyRandom(seed);
        var groups = battles.GroupBy(b => b.ModelA).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Model: g.Key, Scores: g.SelectMany(b => Enumerable.Repeat(b.Score, b.Weight)).ToArray(), Means: new double[rounds]))
            .ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (_, scores, means) in groups)
            {
                means[round] = 100 * random.Resample(scores.Length).Average(i => scores[i]);
            }
        }
        return new OrderedDictionary<string, BootstrapScore>(groups.Select(g =>
            KeyValuePair.Create(g.Model, new BootstrapScore(g.Means.Average(), Percentile.Between(g.Means, low, high)))));
    }
}
