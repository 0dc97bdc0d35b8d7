using ModelTest.Statistics.Regression;

namespace ModelTest.Statistics.LengthControl;

/// <summary>The coefficients of a model's length-controlled regression. The baseline's are all 0.</summary>
/// <param name="Length">Of the length term.</param>
/// <param name="Difficulty">Of the instruction's difficulty.</param>
/// <param name="Model">Of the model itself (1 in its own rows, 0 in the gamed ones).</param>
internal sealed record LengthControlWeights(double Length, double Difficulty, double Model)
{
    /// <summary>
    /// The win rate against the baseline if the answers were equally long: 100 · mean σ(model + difficulty · x) over the difficulties x.
    /// </summary>
    /// <param name="difficulties">The difficulty of each instruction; at least one.</param>
    public LengthControlledWinRate WinRate(IReadOnlyCollection<double> difficulties) =>
        WinRateAgainst(new LengthControlWeights(0, 0, 0), difficulties);

    /// <summary>The win rate against another model: 100 · mean σ((model - other's model) + (difficulty - other's difficulty) · x).</summary>
    /// <param name="other">The other model's coefficients, fitted against the same baseline.</param>
    /// <param name="difficulties">The difficulty of each instruction; at least one.</param>
    public LengthControlledWinRate WinRateAgainst(LengthControlWeights other, IReadOnlyCollection<double> difficulties)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(difficulties);
        ArgumentOutOfRangeException.ThrowIfZero(difficulties.Count);
        double[] rates = [.. difficulties.Select(x => 100 * LogisticMath.Sigmoid(Model - other.Model + ((Difficulty - other.Difficulty) * x)))];
        var mean = rates.Average();
        var squares = rates.Sum(r => (r - mean) * (r - mean));
        return new LengthControlledWinRate(mean, Math.Sqrt(squares / (rates.Length - 1) / rates.Length));
    }
}
