namespace ModelTest.Statistics.LengthControl;

/// <summary>A length-controlled win rate.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="StandardError">In points: sample standard deviation over the instructions / √n; NaN for one instruction.</param>
internal sealed record LengthControlledWinRate(double Percent, double StandardError);
