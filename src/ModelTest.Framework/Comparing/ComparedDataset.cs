using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>A dataset in the comparison.</summary>
/// <param name="Name">The name in result files.</param>
/// <param name="Scale">The units of its scores.</param>
/// <param name="Rows">The dataset as a whole, its groups, its subjects.</param>
/// <param name="Pairs">All pairs of models that have it.</param>
/// <param name="Disputed">The items that the models do not agree on, in the order of the files.</param>
internal sealed record ComparedDataset(
    string Name, ScoreScale Scale, IReadOnlyList<ComparedRow> Rows, IReadOnlyList<ComparedPair> Pairs, IReadOnlyList<DisputedItem> Disputed);
