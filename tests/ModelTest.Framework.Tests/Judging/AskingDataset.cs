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

    public override string Version(Subject subject) => "000000";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) => [new("1", "Write.")];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session) => evaluate(session);
}
