using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>
/// A dataset as a run's files have it: names, groups and units, for reports that are made again and runs that are compared. It has no data, so
/// nothing can be asked of it.
/// </summary>
/// <param name="described">What run.json says of it.</param>
/// <param name="subjects">Its subjects in the order of the report.</param>
/// <param name="groups">Its groups.</param>
internal sealed class FiledDataset(RunDataset described, IReadOnlyList<RunSubject> subjects, IReadOnlyList<SubjectGroup> groups) : IDataset
{
    public string Name => described.Name;

    public string Mode => described.Mode;

    public string Metric => described.Metric;

    public ScoreScale Scale { get; } = RunScale.ToScale(described.Scale);

    public IReadOnlyList<Subject> Subjects { get; } = [.. subjects.Select(s => new Subject(s.Name, s.Category))];

    public IReadOnlyList<SubjectGroup> Groups => groups;

    public bool NeedsScores => false;

    public string RowName(Subject subject) => subjects.FirstOrDefault(s => s.Name == subject.Name)?.Row ?? $"{Name}-{subject.Name}";

    public string Version(Subject subject) => described.Versions.GetValueOrDefault(subject.Name, "");

    public IReadOnlyList<Problem> Inspect(Subject subject) => [];

    public IReadOnlyList<Item> ReadItems(Subject subject) => throw NoData();

    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) => throw NoData();

    public Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) => throw NoData();

    private static NotSupportedException NoData() => new("a run's files do not hold the benchmark's data.");
}
