namespace ModelTest.Statistics.Pairwise;

/// <summary>What differs between the ratings.</summary>
/// <param name="Anchor">The model that gets <paramref name="AnchorRating"/>; null: the ratings are left where the fit puts them.</param>
/// <param name="AnchorRating">The anchor's rating.</param>
/// <param name="C">Inverse strength of the L2 penalty; null: no penalty.</param>
internal sealed record PairwiseOptions(string? Anchor, double AnchorRating, double? C);
