namespace ModelTest.Statistics.Pairwise;

/// <summary>A battle with what differs in the style of the answers.</summary>
/// <param name="Battle">The battle.</param>
/// <param name="Differences">
/// Style differences, model A minus model B, such as (a - b) / (a + b + 1) of token and markup counts; not standardised. As many in every battle,
/// finite.
/// </param>
internal sealed record StyledBattle(Battle Battle, IReadOnlyList<double> Differences);
