using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>A dataset of the run and its finished subjects.</summary>
/// <param name="provider">The name in filters and the configuration.</param>
/// <param name="dataset">The dataset.</param>
internal sealed class RecordedDataset(string provider, IDataset dataset)
{
    private readonly Dictionary<string, RecordedSubject> finished = new(StringComparer.Ordinal);

    public string Provider { get; } = provider;

    public IDataset Dataset { get; } = dataset;

    /// <summary>The finished subjects in the order of the report.</summary>
    public IReadOnlyList<RecordedSubject> Subjects =>
        [.. Dataset.Subjects.Where(s => finished.ContainsKey(s.Name)).Select(s => finished[s.Name])];

    public IEnumerable<SubjectRow> Rows => Subjects.Select(s => s.Row);

    public void Add(SubjectRow row, SubjectResult result) => finished[row.Subject] = new RecordedSubject(row, result);

    /// <summary>The groups all of whose subjects are finished and have items.</summary>
    /// <param name="gates">The gates, for the groups' minimums.</param>
    public IReadOnlyList<GroupRow> Groups(GateSettings gates) =>
        [.. Dataset.Groups.Where(g => g.Subjects.Count > 0 && g.Subjects.All(IsScored)).Select(g => Row(g, gates))];

    public RunDataset Describe() => new(
        Dataset.Name, Provider, Dataset.Mode, Dataset.Metric,
        Dataset.Subjects.Where(s => finished.ContainsKey(s.Name)).ToDictionary(s => s.Name, Dataset.Version, StringComparer.Ordinal));

    private bool IsScored(string subject) => finished.TryGetValue(subject, out var done) && done.Row.Items > 0;

    private GroupRow Row(SubjectGroup group, GateSettings gates)
    {
        var minimum = gates.ForGroup(Provider, group);
        var found = MinimumGate.CheckGroup(Dataset.Name, group, [.. group.Subjects.Select(s => finished[s].Result)], minimum ?? 0, "")!;
        return new GroupRow(group.Title, found.Score, found.Interval, minimum, minimum is null || found.Passed);
    }
}
