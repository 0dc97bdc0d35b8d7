namespace ModelTest.Statistics;

/// <summary>A confidence interval of a score.</summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1; at least <paramref name="Low"/>.</param>
internal readonly record struct Interval(double Low, double High);
