using System.Text.RegularExpressions;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>A judged dataset of two subjects: two turns, a rating of each from 1 to 10.</summary>
internal sealed partial class EssayDataset : JudgedDataset<EssayItem>
{
    public override string Name => "essays";

    public override ScoreScale Scale { get; } = new(1, 10);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("prose", "Writing"), new("verse", "Writing")];

    public override IReadOnlyList<SubjectGroup> Groups { get; } =
    [
        new("essays", "Total", ["prose", "verse"])
        {
            Metric = "total",
            Compute = results => new AggregateScore(Math.Round(results.Average(r => r.Score), 2), 2, 9),
        },
        new("essays-second", "Second turn", ["prose", "verse"])
        {
            Metric = "score", Compute = results => results.SelectMany(r => r.Items).SelectMany(i => i.Judgements)
                .Where(j => j.Name == "turn 2").Average(j => j.Rating ?? throw new InvalidOperationException("no rating of turn 2")),
        },
        new("essays-parsed", "Parsed", ["prose", "verse"])
        {
            Metric = "percent",
            Scale = new ScoreScale(0, 100) { Decimals = 1 },
            IsDiagnostic = true,
            Compute = results => 100 * results.SelectMany(r => r.Items).SelectMany(i => i.Judgements).Average(j => j.Grade.IsParsed ? 1.0 : 0),
        },
    ];

    public int Items { get; init; } = 3;

    public override string Version(Subject subject) => "e55a1e";

    public override IReadOnlyList<Problem> Inspect(Subject subject) => [];

    protected override IReadOnlyList<EssayItem> ReadItems(Subject subject) =>
        [.. Enumerable.Range(1, Items).Select(i => new EssayItem($"{subject.Name}-{i}", $"Write {subject.Name} {i}."))];

    protected override Prompt FirstPrompt(EssayItem item) => Prompt.FromUser(item.Task);

    protected override Prompt? ShortestJudgePrompt(EssayItem item) => JudgePrompt(item, 1, "");

    protected override async Task<ItemScore> EvaluateAsync(Subject subject, EssayItem item, JudgingSession session)
    {
        var first = await session.AskAsync(FirstPrompt(item));
        var second = await session.AskAsync(FirstPrompt(item).WithReply(first.Text).WithUser("Shorter!"));
        var judgements = await Task.WhenAll(
            session.JudgeAsync(new JudgementRequest("turn 1", JudgePrompt(item, 1, first.Text), Parse)),
            session.JudgeAsync(new JudgementRequest("turn 2", JudgePrompt(item, 2, second.Text), Parse) { Again = "Give the rating." }));
        var ratings = judgements.Where(j => j.Rating is not null).Select(j => j.Rating!.Value).ToList();
        return ratings.Count == 0 ? new ItemScore(null) : new ItemScore(ratings.Average()) { Weight = ratings.Count };
    }

    private static Prompt JudgePrompt(EssayItem item, int turn, string reply) => Prompt.FromUser($"Rate {item.Id} turn {turn}: {reply}");

    private static Grade Parse(string reply) => Rating().Matches(reply) switch
    {
        [] => Grade.NotParsed("no rating in double brackets", askAgain: true),
        [var one] when double.Parse(one.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 10 and var rating =>
            Grade.Rated(rating),
        [var one] => Grade.NotParsed($"the rating {one.Groups[1].Value} is not from 1 to 10"),
        var several => Grade.NotParsed($"{several.Count} ratings"),
    };

    [GeneratedRegex(@"\[\[(\d+)\]\]")]
    private static partial Regex Rating();
}
