namespace ModelTest.Statistics.Pairwise;

/// <summary>
/// Bradley-Terry ratings with the style of the answers held equal: T. Li, A. Angelopoulos, W.-L. Chiang, "Does style matter? Disentangling style and
/// substance in Chatbot Arena", LMSYS 2024. The standardised style differences are further features of the regression; the ratings are what they
/// leave to the models.
/// </summary>
/// <remarks>A difference that is the same in all battles tells nothing and gets the coefficient 0 (upstream divides by 0 and stops).</remarks>
internal static class StyleControl
{
    private const double AnchorRatingV01 = 1114;
    private const double AnchorRatingV2 = 1000;

    /// <summary>Rates all models of the battles.</summary>
    /// <param name="battles">At least one battle.</param>
    /// <param name="anchor">
    /// The baseline: 1114 points for v0.1, 1000 for v2, which upstream leaves where they are (win rates do not depend on it).
    /// </param>
    /// <param name="method">Whose style control.</param>
    /// <exception cref="ArgumentException">
    /// No battles, an anchor that is in none, or differences that are not finite or not as many in each.
    /// </exception>
    public static BradleyTerryRatings Fit(IReadOnlyList<StyledBattle> battles, string anchor, StyleControlMethod method) =>
        Regression(battles, anchor, method).Fit();

    /// <summary>
    /// Rates all models in resampled sets of the battles; the differences stay standardised over all battles, as upstream. v0.1 draws with seed 42
    /// like <see cref="BradleyTerry.Resample"/>.
    /// </summary>
    /// <param name="battles">At least one battle; the order decides what a seed draws.</param>
    /// <param name="anchor">The baseline.</param>
    /// <param name="method">Whose style control.</param>
    /// <param name="rounds">Number of sets, 1 or more.</param>
    /// <param name="seed">NumPy's seed.</param>
    /// <exception cref="ArgumentException">
    /// No battles, an anchor that is in none, or differences that are not finite or not as many in each.
    /// </exception>
    public static RatingBootstrap Resample(
        IReadOnlyList<StyledBattle> battles, string anchor, StyleControlMethod method, int rounds = 100, uint seed = 42) =>
        Regression(battles, anchor, method).Resample(rounds, seed);

    private static PairwiseRegression Regression(IReadOnlyList<StyledBattle> battles, string anchor, StyleControlMethod method)
    {
        ArgumentNullException.ThrowIfNull(battles);
        ArgumentNullException.ThrowIfNull(anchor);
        var options = method switch
        {
            StyleControlMethod.ArenaHardV01 => new PairwiseOptions(anchor, AnchorRatingV01, 1),
            StyleControlMethod.ArenaHardV2 => new PairwiseOptions(anchor, AnchorRatingV2, null),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a style control."),
        };
        var style = Standardised.Of(
            [.. battles.Select(b => b.Differences)], [.. battles.Select(b => b.Battle.Weight)], sampleDeviation: options.C is null);
        return new PairwiseRegression([.. battles.Select(b => b.Battle)], style, options);
    }
}
