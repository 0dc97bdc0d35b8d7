namespace ModelTest.Statistics.Pairwise;

/// <summary>
/// Ratings of models from battles: R. A. Bradley, M. E. Terry, "Rank analysis of incomplete block designs", Biometrika 39 (1952) 324-345, fitted as
/// Arena-Hard v0.1 does (T. Li et al., "From crowdsourced data to high-quality benchmarks: Arena-Hard and BenchBuilder pipeline", 2024): logistic
/// regression without intercept or penalty on ±ln 10, a tie half a win for each, a battle of weight 3 counted three times, rating = 400 ·
/// coefficient + 1000, then shifted so that the anchor has its rating.
/// </summary>
/// <remarks>
/// With one model and the baseline the win rate is the plain ratio (Σ weight · score) / Σ weight. A model that won (or lost) every battle has no
/// finite rating: the fit's status says so, and its win rate is 100 (or 0) to about six decimals.
/// </remarks>
internal static class BradleyTerry
{
    /// <summary>Rates all models of the battles.</summary>
    /// <param name="battles">At least one battle.</param>
    /// <param name="anchor">
    /// The baseline, which gets <paramref name="anchorRating"/>. Null for none: the ratings then have the mean 1000 if the battles connect all
    /// models.
    /// </param>
    /// <param name="anchorRating">The anchor's rating.</param>
    /// <exception cref="ArgumentException">No battles, or an anchor that is in none.</exception>
    public static BradleyTerryRatings Fit(IReadOnlyList<Battle> battles, string? anchor = null, double anchorRating = 1000) =>
        Regression(battles, anchor, anchorRating).Fit();

    /// <summary>
    /// Rates all models in resampled sets of the battles. With seed 42 the sets are those that Arena-Hard v0.1 draws (pandas' <c>sample(frac=1,
    /// replace=True)</c> after <c>numpy.random.seed(42)</c>) from battles in this order, a battle of weight 3 being three rows.
    /// </summary>
    /// <param name="battles">At least one battle; the order decides what a seed draws.</param>
    /// <param name="anchor">The baseline; a set without it is left out of the percentiles.</param>
    /// <param name="rounds">Number of sets, 1 or more.</param>
    /// <param name="seed">NumPy's seed.</param>
    /// <param name="anchorRating">The anchor's rating.</param>
    /// <exception cref="ArgumentException">No battles, or an anchor that is in none.</exception>
    public static RatingBootstrap Resample(
        IReadOnlyList<Battle> battles, string? anchor = null, int rounds = 100, uint seed = 42, double anchorRating = 1000) =>
        Regression(battles, anchor, anchorRating).Resample(rounds, seed);

    private static PairwiseRegression Regression(IReadOnlyList<Battle> battles, string? anchor, double anchorRating)
    {
        ArgumentNullException.ThrowIfNull(battles);
        return new PairwiseRegression(battles, [.. battles.Select(_ => Array.Empty<double>())], new PairwiseOptions(anchor, anchorRating, null));
    }
}
