using ModelTest.Statistics.Regression;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Statistics.LengthControl;

/// <summary>
/// scikit-learn's <c>LogisticRegressionCV(penalty="l1", solver="liblinear", fit_intercept=False, cv=GroupKFold(5))</c> on soft labels:
/// the two copies of a row (label 1 and label 0) are a group and stay in one fold.
/// </summary>
internal static class L1CrossValidation
{
    private const int Folds = 5;
    private const double Clip = 1e-15;

    // numpy.logspace(-4, 4, 10)
    private static readonly double[] Strengths = [.. Enumerable.Range(0, 10).Select(i => Math.Pow(10, -4 + (8 * i / 9.0)))];

    public static (double C, double[] Losses, LogisticFit Fit) Run(LogisticSample sample)
    {
        if (sample.Count < Folds)
        {
            throw new ArgumentException($"Cross-validation in {Folds} folds needs at least {Folds} rows: there are {sample.Count}.", nameof(sample));
        }
        var folds = GroupKFold.Assign([.. Enumerable.Repeat(2, sample.Count)], Folds);
        var losses = new double[Strengths.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var training = sample.Reweighted([.. folds.Select(f => f == fold ? 0.0 : 1)]);
            var heldOut = sample.Reweighted([.. folds.Select(f => f == fold ? 1.0 : 0)]);
            var rows = folds.Count(f => f == fold);
            for (var s = 0; s < Strengths.Length; s++)
            {
                losses[s] += Loss(heldOut, LogisticRegression.FitL1(training, Strengths[s]).Coefficients) / rows;
            }
        }
        // Of equal losses the strongest penalty, as argmax takes the first.
        var c = Strengths[Array.IndexOf(losses, losses.Min())];
        return (c, losses, LogisticRegression.FitL1(sample, c));
    }

    // Weighted by the rows' weights but divided by their number: AlpacaEval takes the plain mean of the weighted terms.
    private static double Loss(LogisticSample heldOut, IReadOnlyList<double> coefficients)
    {
        var eta = heldOut.Times([.. coefficients]);
        var sum = 0d;
        for (var i = 0; i < eta.Length; i++)
        {
            var p = Math.Clamp(LogisticMath.Sigmoid(eta[i]), Clip, 1 - Clip);
            sum -= (heldOut.Positive[i] * Math.Log(p)) + (heldOut.Negative[i] * Math.Log(1 - p));
        }
        return sum;
    }
}
