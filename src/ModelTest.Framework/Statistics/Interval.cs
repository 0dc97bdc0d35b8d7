namespace ModelTest.Statistics;

/// <summary>A confidence interval of a score, in the score's own unit.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; at least <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High);
