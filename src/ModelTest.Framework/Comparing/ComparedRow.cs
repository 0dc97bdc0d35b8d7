using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>A row of the matrix.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">The subject's name, the group's title, or <c>overall</c>.</param>
/// <param name="Scale">The units of its scores.</param>
/// <param name="Cells">A cell per model, in the order of the runs.</param>
internal sealed record ComparedRow(ComparedRowKind Kind, string Title, ScoreScale Scale, IReadOnlyList<ComparedCell> Cells);
