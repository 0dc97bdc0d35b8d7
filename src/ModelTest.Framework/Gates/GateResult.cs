using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Gates;

/// <summary>What a gate found.</summary>
/// <param name="Name">What was checked, as in displays: <c>ceval / law</c>, <c>ceval / STEM</c>, <c>ceval</c>.</param>
/// <param name="Score">The score, in the units of its scale; NaN when nothing was scored.</param>
/// <param name="Interval">The score's 95 % interval; null: none is known.</param>
/// <param name="Minimum">The least score asked for; null: none.</param>
/// <param name="Message">Why the test fails, over several lines; null when it passes.</param>
internal sealed record GateResult(string Name, double Score, Interval? Interval, double? Minimum, string? Message)
{
    /// <summary>The units of score, interval and minimum.</summary>
    public ScoreScale Scale { get; init; } = ScoreScale.Accuracy;

    /// <summary>The greatest share of unparsed items that is let pass, 0 to 1; null: any.</summary>
    public double? MaximumUnparsed { get; init; }

    /// <summary>The share of items that are unparsed, 0 to 1; 0 where there are none.</summary>
    public double Unparsed { get; init; }

    /// <summary>Whether more items are unparsed than is let pass.</summary>
    public bool HasTooManyUnparsed => Unparsed > MaximumUnparsed;

    /// <summary>Whether the test passes.</summary>
    public bool Passed => Message is null;
}
