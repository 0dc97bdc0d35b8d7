using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>A judged dataset that compares replies with a fixed one, in both orders, by the judge's log-probabilities of m and M.</summary>
internal sealed class ChoiceDataset : JudgedDataset<EssayItem>
{
    public override string Name => "choices";

    public override ScoreScale Scale { get; } = new(0, 100);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("all", "All")];

    public override bool JudgeNeedsScores => true;

    public override string Version(Subject subject) => "c401ce";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) => [new("1", "Say something."), new("2", "Say more.")];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override async Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session)
    {
        var reply = await session.AskAsync(FirstPrompt(item));
        var first = await session.JudgeAsync(Request("game 1", "the baseline", reply.Text));
        var second = await session.JudgeAsync(Request("game 2", reply.Text, "the baseline"));
        var preference = (first.Rating + 1 - second.Rating) / 2;
        return new ItemScore(100 * preference) { Verdict = preference > 0.5 ? "win" : preference < 0.5 ? "loss" : "tie" };
    }

    // The probability that the second reply is better.
    private static ChoiceRequest Request(string name, string first, string second) => new(
        name,
        Prompt.FromUser($"m: {first} M: {second}"),
        ["m", "M"],
        scores => Grade.Rated(Math.Exp(scores["M"]) / (Math.Exp(scores["m"]) + Math.Exp(scores["M"]))));
}
