namespace ModelTest.Statistics;

/// <summary>A confidence interval of a score.</summary>
/// <param name="Low">Lower end, in the score's units.</param>
/// <param name="High">Upper end; at least <paramref name="Low"/>.</param>
internal readonly record struct Interval(double Low, double High);
