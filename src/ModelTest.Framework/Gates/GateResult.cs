using ModelTest.Statistics;

namespace ModelTest.Gates;

/// <summary>What a gate found.</summary>
/// <param name="Name">What was checked, as in displays: <c>ceval / law</c>, <c>ceval / STEM</c>, <c>ceval</c>.</param>
/// <param name="Score">The score, 0 to 1; NaN when nothing was scored.</param>
/// <param name="Interval">The score's 95 % interval.</param>
/// <param name="Minimum">The least score asked for, 0 to 1; null: none.</param>
/// <param name="Message">Why the test fails, over several lines; null when it passes.</param>
internal sealed record GateResult(string Name, double Score, Interval Interval, double? Minimum, string? Message)
{
    /// <summary>Whether the test passes.</summary>
    public bool Passed => Message is null;
}
