using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Examples;

internal sealed partial class LettersDataset(string path) : JudgedDataset<LettersItem>
{
    private static readonly GenerateOptions Generation = new() { MaxNewTokens = 512, Temperature = 0.7 };

    public override string Name => "letters";

    public override ScoreScale Scale { get; } = new(1, 10);

    public override IReadOnlyList<Subject> Subjects { get; } = [new("formal", "Tone"), new("friendly", "Tone")];

    public override IReadOnlyList<SubjectGroup> Groups { get; } =
    [
        // Each item weighs the same here; without Compute each subject would.
        new("letters", "Total", ["formal", "friendly"])
        {
            Metric = "mean_rating",
            Compute = results => Math.Round(results.SelectMany(r => r.Items).Average(i => i.Score) ?? double.NaN, 2),
        },
        new("letters-shorter", "Kept when shortened", ["formal", "friendly"])
        {
            Metric = "win_rate",
            Scale = new ScoreScale(0, 100) { Decimals = 1 },
            // Not a number where no verdict could be read: the row is a dash.
            Compute = results => 100 * results.SelectMany(r => r.Items).SelectMany(i => i.Judgements).Where(j => j.Name == "shorter" && j.Grade.IsParsed)
                .Select(j => j.Verdict switch { "B" => 1, "C" => 0.5, _ => 0 }).DefaultIfEmpty(double.NaN).Average(),
        },
    ];

    public override string Version(Subject subject) => "000001";

    public override IReadOnlyList<Problem> Inspect(Subject subject) =>
    [
        .. File.ReadLines(path).Index().Where(line => line.Item.Split(';').Length != 2)
            .Select(line => new Problem($"{path}:{line.Index + 1}", "not a tone and a task.", "write 'formal;Write to your landlord.'.")),
    ];

    protected override IReadOnlyList<LettersItem> ReadItems(Subject subject) =>
    [
        .. File.ReadLines(path).Index().Select(line => (Id: line.Index + 1, Fields: line.Item.Split(';'))).Where(line => line.Fields[0] == subject.Name)
            .Select(line => new LettersItem(line.Id.ToString(CultureInfo.InvariantCulture), line.Fields[0], line.Fields[1])),
    ];

    protected override Prompt FirstPrompt(LettersItem item) => Prompt.FromUser(item.Task);

    protected override Prompt ShortestJudgePrompt(LettersItem item) => RatingPrompt(item, "");

    protected override async Task<ItemScore> EvaluateAsync(Subject subject, LettersItem item, JudgingSession session)
    {
        var letter = await session.AskAsync(FirstPrompt(item), Generation);
        var shorter = await session.AskAsync(FirstPrompt(item).WithReply(letter.Text).WithUser("Half as long, please."), Generation);
        var rating = await session.JudgeAsync(new JudgementRequest("rating", RatingPrompt(item, letter.Text), ReadRating));
        await session.JudgeAsync(new JudgementRequest("shorter", ComparisonPrompt(letter.Text, shorter.Text), ReadVerdict) { Again = "A, B or C?" });
        return new ItemScore(rating.Rating);
    }

    private static Prompt RatingPrompt(LettersItem item, string letter) =>
        Prompt.FromUser($"{item.Task}\n\n{letter}\n\nRate this {item.Tone} letter from 1 to 10. End with [[rating]].");

    private static Prompt ComparisonPrompt(string a, string b) =>
        Prompt.FromUser($"[A]\n{a}\n\n[B]\n{b}\n\nWhich says more per word? End with [[A]], [[B]], or [[C]] for a tie.");

    private static Grade ReadRating(string reply) => Rating().Match(reply) is { Success: true } found
        && int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= 10 and var rating
            ? Grade.Rated(rating)
            : Grade.NotParsed("no rating from 1 to 10 in double brackets");

    private static Grade ReadVerdict(string reply) => Verdict().Match(reply) is { Success: true } found
        ? Grade.Decided(found.Groups[1].Value)
        : Grade.NotParsed("no verdict in double brackets", askAgain: true);

    [GeneratedRegex(@"\[\[(\d{1,2})\]\]")]
    private static partial Regex Rating();

    [GeneratedRegex(@"\[\[([ABC])\]\]")]
    private static partial Regex Verdict();
}
