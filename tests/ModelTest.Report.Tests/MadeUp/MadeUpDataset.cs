using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Tests.MadeUp;

/// <summary>A dataset of numbered subjects in three groups; asks nothing.</summary>
internal sealed class MadeUpDataset(string name, int subjects, ScoreScale? scale = null) : IDataset
{
    private static readonly string[] Categories = ["STEM", "Humanities", "Social Science"];

    public string Name => name;

    public string Mode => "gen";

    public string Metric => scale is null ? "accuracy" : "score";

    public ScoreScale Scale => scale ?? ScoreScale.Accuracy;

    public IReadOnlyList<Subject> Subjects { get; } =
        [.. Enumerable.Range(1, subjects).Select(i => new Subject($"subject_{i}", Categories[i % Categories.Length]))];

    public IReadOnlyList<SubjectGroup> Groups =>
    [
        .. Categories.Select(c => new SubjectGroup($"{name}-{c}", c, [.. Subjects.Where(s => s.Category == c).Select(s => s.Name)])),
        new SubjectGroup(name, name, [.. Subjects.Select(s => s.Name)]),
    ];

    public bool NeedsScores => false;

    public string RowName(Subject subject) => $"{name}-{subject.Name}";

    public string Version(Subject subject) => "abc123";

    public IReadOnlyList<Problem> Inspect(Subject subject) => [];

    public IReadOnlyList<Item> ReadItems(Subject subject) => throw new NotSupportedException();

    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
