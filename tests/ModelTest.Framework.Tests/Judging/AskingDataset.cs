using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>A judged dataset of one item, evaluated as a test says.</summary>
internal sealed class AskingDataset(Func<JudgingSession, Task<ItemScore>> evaluate) : JudgedDataset<EssayItem>
{
    public override string Name => "essays";

    public override ScoreScale Scale { get; } = new(1, 10);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("all", "All")];

    public override IReadOnlyList<SubjectGroup> Groups => Group is null ? [] : [Group];

    /// <summary>A group row.</summary>
    public SubjectGroup? Group { get; init; }

    /// <summary>The dataset's tables.</summary>
    public Func<IReadOnlyList<SubjectResult>, string, string, IReadOnlyList<ReportFile>> Tables { get; init; } = (_, _, _) => [];

    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge) => Tables(results, model, judge);

    public override string Version(Subject subject) => "000000";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) => [new("1", "Write.")];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session) => evaluate(session);
}
