using ModelTest.Datasets;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Gates;

/// <summary>
/// Checks scores and unparsed rates against the configured limits. Items without a reply fail a test whatever its score, and so does having no items.
/// </summary>
internal static class ScoreGate
{
    // Averages of the same scores may differ in the last bits with the order they are added in.
    private const double Tolerance = 1e-12;

    /// <summary>Checks a subject.</summary>
    /// <param name="result">The subject's result.</param>
    /// <param name="limits">What is asked of it; null: nothing.</param>
    /// <param name="predictionsPath">The file with all items, named in the message.</param>
    public static GateResult CheckSubject(SubjectResult result, ScoreLimits? limits, string predictionsPath)
    {
        ArgumentNullException.ThrowIfNull(result);
        var gate = Of($"{result.Dataset} / {result.Subject.Name}", result.Score, IntervalOf(result), result.Scale, limits, [result]);
        return Passes(gate, result.Errors) ? gate : gate with { Message = FailureMessage.ForSubject(gate, result, predictionsPath) };
    }

    /// <summary>Checks that the model replied, where nothing was scored.</summary>
    /// <param name="result">The subject's result.</param>
    /// <param name="predictionsPath">The file with all items, named in the message.</param>
    public static GateResult CheckReplies(SubjectResult result, string predictionsPath)
    {
        ArgumentNullException.ThrowIfNull(result);
        var gate = new GateResult($"{result.Dataset} / {result.Subject.Name}", double.NaN, null, null, null) { Scale = result.Scale };
        return result.Errors == 0 ? gate : gate with { Message = FailureMessage.ForSubject(gate, result, predictionsPath) };
    }

    /// <summary>The 95 % interval of a subject's mean, not cut at the ends of its scale; null: none is known.</summary>
    /// <param name="result">The result of a judged subject.</param>
    public static Interval? OfMean(SubjectResult result) =>
        MeanInterval.At95([.. result.Items.Where(i => i.Score is not null).Select(i => (i.Score!.Value, i.Weight))]);

    /// <summary>Checks a group's number.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="group">The group.</param>
    /// <param name="results">The results of at least the group's subjects.</param>
    /// <param name="limits">What is asked of it; null: nothing.</param>
    /// <param name="predictionsFolder">The folder with the subjects' files, named in the message.</param>
    /// <returns>The result; null while some subject of the group is missing.</returns>
    public static GateResult? CheckGroup(
        string dataset, SubjectGroup group, IReadOnlyCollection<SubjectResult> results, ScoreLimits? limits, string predictionsFolder)
    {
        ArgumentNullException.ThrowIfNull(group);
        var members = results.Where(r => group.Subjects.Contains(r.Subject.Name, StringComparer.Ordinal)).ToList();
        return members.Count < group.Subjects.Count
            ? null
            : Check($"{dataset} / {group.Title}", GroupScore.Of(group, members), members, limits, predictionsFolder);
    }

    /// <summary>Checks all subjects of a dataset together.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="results">The results of all its subjects.</param>
    /// <param name="limits">What is asked of their average and their items.</param>
    /// <param name="predictionsFolder">The folder with the subjects' files, named in the message.</param>
    public static GateResult CheckDataset(string dataset, IReadOnlyCollection<SubjectResult> results, ScoreLimits limits, string predictionsFolder) =>
        Check(dataset, GroupScore.Average(results), results, limits, predictionsFolder);

    private static Interval? IntervalOf(SubjectResult result) => result.Scale.IsAccuracy
        ? WilsonInterval.At95(result.Correct, result.Items.Count)
        : OfMean(result) is { } interval ? result.Scale.Cut(interval, result.Score) : null;

    private static GateResult Check(
        string name, GroupScore score, IReadOnlyCollection<SubjectResult> results, ScoreLimits? limits, string folder)
    {
        var gate = Of(name, score.Value, score.Interval, score.Scale, limits, results);
        if (Passes(gate, results.Sum(r => r.Errors)))
        {
            return gate;
        }
        var message = FailureMessage.ForGroup(gate, results, folder);
        return gate with { Message = score.Problem is null ? message : $"{name}: could not be computed: {score.Problem}\n{message}" };
    }

    private static GateResult Of(
        string name, double score, Interval? interval, ScoreScale scale, ScoreLimits? limits, IReadOnlyCollection<SubjectResult> results)
    {
        var items = results.Sum(r => r.Items.Count);
        return new GateResult(name, score, interval, limits?.Minimum, null)
        {
            Scale = scale,
            MaximumUnparsed = limits?.MaximumUnparsed,
            Unparsed = items == 0 ? 0 : (double)results.Sum(r => r.Unparsed) / items,
        };
    }

    private static bool Passes(GateResult gate, int errors) =>
        errors == 0 && !gate.HasTooManyUnparsed && !double.IsNaN(gate.Score) && (gate.Minimum is not { } minimum || gate.Score >= minimum - Tolerance);
}
