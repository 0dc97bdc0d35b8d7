using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging.Calibration;

/// <summary>A judged dataset that reads what the embedded model's judge sample asks for: ratings in braces or brackets, and verdicts.</summary>
internal sealed partial class SampleDataset : JudgedDataset<EssayItem>
{
    public override string Name => "sample";

    public override ScoreScale Scale { get; } = new(1, 10);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("align", "Rating"), new("single", "Rating"), new("pair", "Verdict")];

    public override string Version(Subject subject) => "5a3b1e";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) => [new("1", "Write.")];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override async Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session)
    {
        var reply = await session.AskAsync(FirstPrompt(item));
        var judgement = await session.JudgeAsync(new JudgementRequest("judgement", Prompt.FromUser($"Rate: {reply.Text}"), Parse));
        return new ItemScore(judgement.Rating ?? 5) { Verdict = judgement.Verdict };
    }

    private static Grade Parse(string reply) =>
        Rating().Match(reply) is { Success: true } rating
            ? Grade.Rated(double.Parse(rating.Groups[1].Success ? rating.Groups[1].Value : rating.Groups[2].Value, CultureInfo.InvariantCulture))
            : Verdict().Match(reply) is { Success: true } verdict ? Grade.Decided(verdict.Groups[1].Value) : Grade.NotParsed("no rating or verdict");

    [GeneratedRegex(@"'综合得分': (\d+)|\[\[(\d+)\]\]")]
    private static partial Regex Rating();

    [GeneratedRegex(@"\[\[([ABC])\]\]")]
    private static partial Regex Verdict();
}
