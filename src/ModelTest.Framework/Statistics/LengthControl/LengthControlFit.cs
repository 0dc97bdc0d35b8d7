using ModelTest.Statistics.Regression;

namespace ModelTest.Statistics.LengthControl;

/// <summary>A fitted length-controlled regression.</summary>
/// <param name="Weights">The coefficients.</param>
/// <param name="C">Inverse strength of the penalty that cross-validation chose.</param>
/// <param name="Losses">Sum over the folds of the mean weighted log-loss of held-out rows, for each of the ten strengths from 1e-4 to 1e4.</param>
/// <param name="Fit">The regression with that strength on all rows.</param>
internal sealed record LengthControlFit(LengthControlWeights Weights, double C, IReadOnlyList<double> Losses, LogisticFit Fit);
