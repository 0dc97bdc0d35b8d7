using ModelTest.Statistics;

namespace ModelTest.Comparing;

/// <summary>A model in a row of the matrix.</summary>
/// <param name="Items">Items it was asked; 0 where it has none of the row's.</param>
/// <param name="Score">Its score in its own run, in the units of the scale; null: there is none.</param>
/// <param name="Interval">The score's 95 % interval; null: none is known.</param>
internal sealed record ComparedCell(int Items, double? Score, Interval? Interval)
{
    /// <summary>The model against the reference; null for the reference itself, and where there is nothing to pair.</summary>
    public PairedNumbers? Against { get; init; }
}
