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

    /// <summary>Whether the test passes.</summary>
    public bool Passed => Message is null;
}
