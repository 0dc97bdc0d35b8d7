namespace ModelTest.Statistics.Regression;

/// <summary>The result of a logistic regression.</summary>
/// <param name="Coefficients">One per feature, in the order of the features.</param>
/// <param name="Status">How the fit ended; only <see cref="FitStatus.Converged"/> means that the coefficients are the optimum.</param>
/// <param name="Iterations">Newton steps taken.</param>
internal sealed record LogisticFit(IReadOnlyList<double> Coefficients, FitStatus Status, int Iterations)
{
    /// <summary>What <see cref="Status"/> means for the coefficients, as a sentence for people.</summary>
    public string Statement => Status switch
    {
        FitStatus.Converged => $"Converged after {Iterations} iterations.",
        FitStatus.Separable =>
            "The outcomes are separable: the features tell some of them without a mistake, so the coefficients have no finite optimum. Those given "
            + "stop where the probabilities of these outcomes are 0 or 1 to eight digits. More outcomes or a penalty would bound them.",
        _ => $"Not converged after {Iterations} iterations: do not use the coefficients.",
    };
}
