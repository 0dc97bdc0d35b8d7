using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Tests.Reporting.OpenCompass;

/// <summary>A dataset that has names only.</summary>
internal sealed class TableDataset(IReadOnlyList<Subject> subjects, IReadOnlyList<SubjectGroup> groups, string mode = "gen") : IDataset
{
    public string Name => "ceval";

    public string Mode => mode;

    public string Metric => "accuracy";

    public IReadOnlyList<Subject> Subjects => subjects;

    public IReadOnlyList<SubjectGroup> Groups => groups;

    public bool NeedsScores => false;

    public string RowName(Subject subject) => $"ceval-{subject.Name}";

    public string Version(Subject subject) => "a1b2c3";

    public IReadOnlyList<Problem> Inspect(Subject subject) => [];

    public IReadOnlyList<Item> ReadItems(Subject subject) => [];

    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        Task.FromResult<Problem?>(null);

    public Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>A result of so many right items.</summary>
    public static SubjectResult Result(Subject subject, int correct, int items, Outcome rest = Outcome.Wrong)
    {
        var right = new ItemResult { Id = "0", Outcome = Outcome.Correct };
        var other = new ItemResult { Id = "1", Outcome = rest };
        return new("ceval", subject, [.. Enumerable.Repeat(right, correct), .. Enumerable.Repeat(other, items - correct)], TimeSpan.Zero);
    }
}
