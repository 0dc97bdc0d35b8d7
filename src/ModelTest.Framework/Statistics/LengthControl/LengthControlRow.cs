namespace ModelTest.Statistics.LengthControl;

/// <summary>A judged comparison with the baseline, as the length-controlled win rate sees it.</summary>
/// <param name="LengthTerm">tanh of the standardised length difference, see <see cref="LengthControlledRegression.LengthTerms"/>; -1 to 1.</param>
/// <param name="Difficulty">The instruction's published difficulty.</param>
/// <param name="Gamed">
/// Whether the row compares the baseline with itself told to be verbose or concise; such rows keep the length coefficient in place.
/// </param>
/// <param name="Preference">Probability that the model's answer is better, 0 to 1. Rows without a verdict are left out beforehand.</param>
internal sealed record LengthControlRow(double LengthTerm, double Difficulty, bool Gamed, double Preference)
{
    /// <summary>The row's weight: λ / 2 for each of the two gamed baselines with AlpacaEval's λ = 0.2, else 1.</summary>
    internal double Weight => Gamed ? 0.1 : 1;
}
