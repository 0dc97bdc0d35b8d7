namespace ModelTest.Statistics.Pairwise;

/// <summary>A model's mean score over resampled battles, in percent.</summary>
/// <param name="Score">Mean of the resampled means, 0 to 100.</param>
/// <param name="Interval">Percentiles of the resampled means, 0 to 100.</param>
internal sealed record BootstrapScore(double Score, Interval Interval);
