using ModelTest.Statistics.Regression;

namespace ModelTest.Statistics.LengthControl;

/// <summary>
/// AlpacaEval 2's length-controlled win rate (<c>length_controlled_v1</c>): Y. Dubois, B. Galambosi, P. Liang, T. B. Hashimoto, "Length-controlled
/// AlpacaEval: a simple way to debias automatic evaluators", 2024. P(model better) = σ(length · tanh(d / sd) + difficulty · x + model), an
/// L1-penalised logistic regression whose strength is chosen by cross-validation.
/// </summary>
internal static class LengthControlledRegression
{
    /// <summary>tanh(d / sd) with d = baseline's length - model's length and sd the sample standard deviation of d over all instructions.</summary>
    /// <param name="baseline">Length of the baseline's answers in characters (code points); at least two.</param>
    /// <param name="model">Length of the model's answers to the same instructions.</param>
    /// <exception cref="ArgumentException">
    /// Not two lists of the same length, or all differences equal, so that there is nothing to standardise by.
    /// </exception>
    public static IReadOnlyList<double> LengthTerms(IReadOnlyList<int> baseline, IReadOnlyList<int> model)
    {
        Agreement.Pairs.Check(baseline, model);
        double[] differences = [.. baseline.Zip(model, (b, m) => (double)b - m)];
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1));
        if (!(deviation > 0))
        {
            throw new ArgumentException(
                "The answers' lengths differ by the same in every instruction: there is no length effect to control.", nameof(model));
        }
        return [.. differences.Select(d => Math.Tanh(d / deviation))];
    }

    /// <summary>
    /// Fits a model's coefficients: each row counts with both labels, weight · preference and weight · (1 - preference); ten strengths, 5-fold
    /// cross-validation by the weighted log-loss, then the best on all rows.
    /// </summary>
    /// <param name="rows">
    /// Gamed rows first, then the model's, as AlpacaEval has them: the order decides the folds (<see cref="Resampling.GroupKFold"/>). At least five.
    /// </param>
    /// <exception cref="ArgumentException">Fewer than five rows, or a value that is not finite or a preference outside 0 to 1.</exception>
    public static LengthControlFit Fit(IReadOnlyList<LengthControlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Preference is not (>= 0 and <= 1))
            {
                throw new ArgumentException(
                    $"Row {i} has the preference {rows[i].Preference}: needs 0 to 1. Leave rows without a verdict out.", nameof(rows));
            }
        }
        var sample = new LogisticSample([.. rows.Select(r => new LogisticObservation(
            [r.LengthTerm, r.Difficulty, r.Gamed ? 0 : 1], r.Weight * r.Preference, r.Weight * (1 - r.Preference)))]);
        var (c, losses, fit) = L1CrossValidation.Run(sample);
        return new LengthControlFit(new LengthControlWeights(fit.Coefficients[0], fit.Coefficients[1], fit.Coefficients[2]), c, losses, fit);
    }
}
