using ModelTest.Datasets;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Gates;

/// <summary>
/// Checks scores against the configured minimums. Items without a reply fail a test whatever its score, and so does having no items.
/// </summary>
internal static class MinimumGate
{
    // Averages of the same scores may differ in the last bits with the order they are added in.
    private const double Tolerance = 1e-12;

    /// <summary>Checks a subject.</summary>
    /// <param name="result">The subject's result.</param>
    /// <param name="minimum">Its own minimum, 0 to 1; null: none.</param>
    /// <param name="predictionsPath">The file with all items, named in the message.</param>
    public static GateResult CheckSubject(SubjectResult result, double? minimum, string predictionsPath)
    {
        ArgumentNullException.ThrowIfNull(result);
        var interval = WilsonInterval.At95(result.Correct, result.Items.Count);
        var gate = new GateResult($"{result.Dataset} / {result.Subject.Name}", result.Score, interval, minimum, null);
        return Passes(gate, result.Errors) ? gate : gate with { Message = FailureMessage.ForSubject(gate, result, predictionsPath) };
    }

    /// <summary>Checks a group's average.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="group">The group.</param>
    /// <param name="results">The results of at least the group's subjects.</param>
    /// <param name="minimum">The least average, 0 to 1.</param>
    /// <param name="predictionsFolder">The folder with the subjects' files, named in the message.</param>
    /// <returns>The result; null while some subject of the group is missing.</returns>
    public static GateResult? CheckGroup(
        string dataset, SubjectGroup group, IReadOnlyCollection<SubjectResult> results, double minimum, string predictionsFolder)
    {
        ArgumentNullException.ThrowIfNull(group);
        var members = results.Where(r => group.Subjects.Contains(r.Subject.Name, StringComparer.Ordinal)).ToList();
        return members.Count < group.Subjects.Count ? null : CheckAverage($"{dataset} / {group.Title}", members, minimum, predictionsFolder);
    }

    /// <summary>Checks the average over all subjects of a dataset.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="results">The results of all its subjects.</param>
    /// <param name="minimum">The least average, 0 to 1.</param>
    /// <param name="predictionsFolder">The folder with the subjects' files, named in the message.</param>
    public static GateResult CheckDataset(string dataset, IReadOnlyCollection<SubjectResult> results, double minimum, string predictionsFolder) =>
        CheckAverage(dataset, results, minimum, predictionsFolder);

    private static GateResult CheckAverage(string name, IReadOnlyCollection<SubjectResult> results, double minimum, string folder)
    {
        var scored = results.Count > 0 && results.All(r => r.Items.Count > 0);
        var gate = new GateResult(
            name,
            scored ? results.Average(r => r.Score) : double.NaN,
            scored ? AverageInterval.At95([.. results.Select(r => (r.Correct, r.Items.Count))]) : new Interval(0, 1),
            minimum,
            null);
        return Passes(gate, results.Sum(r => r.Errors)) ? gate : gate with { Message = FailureMessage.ForAverage(gate, results, folder) };
    }

    private static bool Passes(GateResult gate, int errors) =>
        errors == 0 && !double.IsNaN(gate.Score) && gate.Score >= (gate.Minimum ?? 0) - Tolerance;
}
