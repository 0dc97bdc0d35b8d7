using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A group in the reports.</summary>
/// <param name="Title">The name for people.</param>
/// <param name="Score">The average of its subjects' scores, 0 to 1.</param>
/// <param name="Interval">The average's 95 % interval.</param>
/// <param name="Minimum">The group's minimum, 0 to 1; null: none.</param>
/// <param name="Passed">Whether it meets the minimum, without errors; true where there is none.</param>
internal sealed record GroupRow(string Title, double Score, Interval Interval, double? Minimum, bool Passed);
