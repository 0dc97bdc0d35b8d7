namespace ModelTest.Statistics.Pairwise;

/// <summary>Whose style control.</summary>
internal enum StyleControlMethod
{
    /// <summary>
    /// Arena-Hard v0.1: differences standardised by the population's standard deviation over all rows (a battle of weight 3 is three), scikit-learn's
    /// default L2 penalty (C = 1, on doubled battles) on ratings and style, the baseline shifted to 1114.
    /// </summary>
    ArenaHardV01,

    /// <summary>
    /// Arena-Hard v2: differences standardised by the sample's standard deviation over all rows, no penalty. Upstream stops its optimiser after 50
    /// slow steps in single precision and draws without a seed; here it is the optimum.
    /// </summary>
    ArenaHardV2,
}
