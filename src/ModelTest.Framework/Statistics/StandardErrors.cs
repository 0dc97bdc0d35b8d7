using ModelTest.Scoring;

namespace ModelTest.Statistics;

/// <summary>
/// Standard errors of scores, in the units of the score. E. Miller, "Adding Error Bars to Evals: A Statistical Approach to Language Model Evaluations",
/// arXiv:2411.00640 (2024), 2.1 and 2.2.
/// </summary>
internal static class StandardErrors
{
    /// <summary>
    /// The standard error of a subject's score, its items drawn one by one: the sample's standard deviation over the root of the number of items. Of an
    /// accuracy that is √(p(1-p)/(n-1)), as in lm-evaluation-harness; of a weighted mean that of <see cref="MeanInterval"/>.
    /// </summary>
    /// <param name="result">The subject.</param>
    /// <returns>The standard error; null for fewer than two items with a score.</returns>
    public static double? OfSubject(SubjectResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Scale.IsAccuracy)
        {
            return MeanInterval.StandardError([.. result.Items.Where(i => i.Score is not null).Select(i => (i.Score!.Value, i.Weight))]);
        }
        return result.Items.Count < 2 ? null : Math.Sqrt(result.Score * (1 - result.Score) / (result.Items.Count - 1));
    }

    /// <summary>
    /// The standard error of an average over subjects in which each weighs the same, clustered by subject: subjects are drawn, and with each all its items,
    /// which are right or wrong together more often than others. Of <c>m</c> scores it is their standard deviation over √m: the cluster-robust formula with
    /// every item weighing 1/(m·nₖ), and the factor m/(m-1) for few clusters.
    /// </summary>
    /// <param name="scores">The subjects' scores.</param>
    /// <returns>The standard error; null for fewer than two subjects.</returns>
    public static double? Clustered(IReadOnlyCollection<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var m = scores.Count;
        if (m < 2)
        {
            return null;
        }
        var mean = scores.Average();
        return Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (m - 1) / m);
    }
}
