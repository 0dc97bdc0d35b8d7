namespace ModelTest.Statistics.Regression;

/// <summary>
/// One row of a logistic regression. A row with both weights stands for the same features seen once with each label: a tie (1 and 1 for a
/// doubled battle), or a soft label y with weight w (w·y and w·(1 - y)).
/// </summary>
/// <param name="Features">The row's features, finite; as many as in every other row.</param>
/// <param name="Positive">Weight of label 1, 0 or more.</param>
/// <param name="Negative">Weight of label 0, 0 or more.</param>
internal sealed record LogisticObservation(IReadOnlyList<double> Features, double Positive, double Negative);
