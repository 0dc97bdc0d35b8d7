namespace ModelTest.Statistics.Regression;

/// <summary>How a fit ended.</summary>
internal enum FitStatus
{
    /// <summary>
    /// The coefficients are the optimum. What only rows determine whose probabilities are 0 or 1 to fifteen digits is known no closer than the
    /// precision of the loss allows.
    /// </summary>
    Converged,

    /// <summary>
    /// There is no finite optimum: a combination of the features tells the labels of some rows without a mistake and says nothing against any
    /// other row (A. Albert, J. A. Anderson, "On the existence of maximum likelihood estimates in logistic regression models", Biometrika 71
    /// (1984) 1-10: complete or quasi-complete separation). The coefficients are a point on the way to infinity.
    /// </summary>
    Separable,

    /// <summary>The optimum was not reached in the allowed number of iterations.</summary>
    IterationLimit,
}
