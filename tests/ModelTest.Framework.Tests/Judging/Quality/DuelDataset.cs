using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging.Quality;

/// <summary>A judged dataset that compares replies with a fixed one, in both orders: the judge says [[A]], [[B]] or [[C]].</summary>
internal sealed class DuelDataset : JudgedDataset<EssayItem>
{
    public const string Baseline = "the baseline";

    private static readonly string[] Verdicts = ["A", "B", "C"];

    public override string Name => "duels";

    public override ScoreScale Scale { get; } = new(0, 100);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("all", "All")];

    public int Items { get; init; } = 4;

    public bool BothOrders { get; init; } = true;

    public override string Version(Subject subject) => "d0e150";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) => [.. Enumerable.Range(1, Items).Select(i => new EssayItem($"{i}", $"Task {i}."))];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override async Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session)
    {
        var reply = (await session.AskAsync(FirstPrompt(item))).Text;
        var first = await session.JudgeAsync(Request("game 1", item, Baseline, reply));
        var second = BothOrders ? await session.JudgeAsync(Request("game 2", item, reply, Baseline)) : null;
        var (lost, won) = (first.Verdict, second?.Verdict ?? first.Verdict switch { "A" => "B", "B" => "A", var tie => tie });
        var verdict = (lost, won) switch { ("B", "A") => "win", ("A", "B") => "loss", _ => "tie" };
        return first.Grade.IsParsed ? new ItemScore(verdict switch { "win" => 100, "loss" => 0, _ => 50 }) { Verdict = verdict } : new ItemScore(null);
    }

    private static JudgementRequest Request(string name, EssayItem item, string first, string second) =>
        new(name, Prompt.FromUser($"{item.Task}\nA: {first}\nB: {second}"), Parse) { Compared = new ComparedReplies(first, second) };

    private static Grade Parse(string reply) =>
        Verdicts.FirstOrDefault(v => reply.Contains($"[[{v}]]", StringComparison.Ordinal)) is { } verdict
            ? Grade.Decided(verdict)
            : Grade.NotParsed("no verdict in double brackets");
}
