using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Tests.Fakes;

/// <summary>A dataset of two groups; asks nothing.</summary>
internal sealed class QuizDataset(string name = "quiz") : IDataset
{
    public static Subject Law { get; } = new("law", "Humanities");

    public static Subject Physics { get; } = new("physics", "STEM");

    public static Subject Logic { get; } = new("logic", "Humanities");

    public static SubjectGroup Humanities { get; } = new("quiz-humanities", "Humanities", ["law", "logic"]);

    public string Name => name;

    public string Mode => "gen";

    public string Metric => "accuracy";

    public IReadOnlyList<Subject> Subjects { get; } = [Physics, Law, Logic];

    public IReadOnlyList<SubjectGroup> Groups { get; init; } =
        [new SubjectGroup("quiz-stem", "STEM", ["physics"]), Humanities, new SubjectGroup("quiz", "quiz", ["physics", "law", "logic"])];

    public ScoreScale Scale { get; init; } = ScoreScale.Accuracy;

    public bool NeedsScores => false;

    public string RowName(Subject subject) => "quiz-" + subject.Name;

    public string Version(Subject subject) => "abc123";

    public IReadOnlyList<Problem> Inspect(Subject subject) => [];

    public IReadOnlyList<Item> ReadItems(Subject subject) => throw new NotSupportedException();

    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
