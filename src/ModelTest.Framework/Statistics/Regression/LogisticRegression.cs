namespace ModelTest.Statistics.Regression;

/// <summary>
/// Weighted logistic regression without intercept: P(label 1) = 1 / (1 + exp(-x·w)). The optimum to about twelve digits, where scikit-learn's
/// <c>lbfgs</c> stops at its tolerance.
/// </summary>
internal static class LogisticRegression
{
    /// <summary>
    /// Maximum likelihood, scikit-learn's <c>LogisticRegression(penalty=None, fit_intercept=False)</c>: the w that minimises
    /// Σ (positive · log(1 + exp(-x·w)) + negative · log(1 + exp(x·w))); of several the one with the smallest norm.
    /// </summary>
    /// <param name="sample">The rows.</param>
    /// <returns>The fit; look at its status: separable outcomes have no optimum.</returns>
    public static LogisticFit Fit(LogisticSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new NewtonSolver(new LogisticLoss(sample, 1), 0).Solve();
    }

    /// <summary>
    /// With an L2 penalty, scikit-learn's <c>LogisticRegression(C=c, fit_intercept=False)</c>: the w that minimises
    /// ½·‖w‖² + c · Σ (positive · log(1 + exp(-x·w)) + negative · log(1 + exp(x·w))).
    /// </summary>
    /// <param name="sample">The rows.</param>
    /// <param name="c">Inverse strength of the penalty, above 0; scikit-learn's default is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="c"/> is not a finite number above 0.</exception>
    public static LogisticFit FitL2(LogisticSample sample, double c = 1)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
        ArgumentOutOfRangeException.ThrowIfNotEqual(double.IsFinite(c), true, nameof(c));
        return new NewtonSolver(new LogisticLoss(sample, c), 1).Solve();
    }

    /// <summary>
    /// With an L1 penalty, the objective of LIBLINEAR's solver 6 (R.-E. Fan et al., "LIBLINEAR: a library for large linear classification",
    /// Journal of Machine Learning Research 9 (2008) 1871-1874): the w that minimises
    /// ‖w‖₁ + c · Σ (positive · log(1 + exp(-x·w)) + negative · log(1 + exp(x·w))).
    /// </summary>
    /// <param name="sample">The rows.</param>
    /// <param name="c">Inverse strength of the penalty, above 0.</param>
    /// <returns>The fit; coefficients that the penalty removes are exactly 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="c"/> is not a finite number above 0.</exception>
    public static LogisticFit FitL1(LogisticSample sample, double c)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(c);
        ArgumentOutOfRangeException.ThrowIfNotEqual(double.IsFinite(c), true, nameof(c));
        return new L1Solver(new LogisticLoss(sample, c)).Solve();
    }
}
