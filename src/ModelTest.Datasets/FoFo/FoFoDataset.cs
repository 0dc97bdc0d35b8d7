using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.FoFo;

/// <summary>FoFo, opened: a subject per domain.</summary>
internal sealed class FoFoDataset : OneFileDataset<FoFoItem>
{
    private const string Format = "format";

    private static readonly GenerateOptions OfficialJudge = new() { Temperature = 0, MaxNewTokens = 1024 };

    private readonly JudgeVariant variant;
    private readonly int maxNewTokens;
    private readonly string version;

    /// <summary>Opens the dataset.</summary>
    /// <param name="name">The name in result files.</param>
    /// <param name="items">The items.</param>
    /// <param name="variant">Whose prompts, parsing and numbers.</param>
    /// <param name="maxNewTokens">The most tokens of the model's reply.</param>
    public FoFoDataset(string name, IReadOnlyList<FoFoItem> items, JudgeVariant variant, int maxNewTokens)
        : base(name, items, items.Select(i => i.Domain).Distinct().Select(d => new Subject(Slug.Of(d), d)), i => Slug.Of(i.Domain))
    {
        (this.variant, this.maxNewTokens) = (variant, maxNewTokens);
        // OpenCompass's numbers are fractions.
        Scale = variant == JudgeVariant.Official ? new(0, 100) : new(0, 1);
        version = PromptVersion.Of(FoFoPrompts.Judge(variant, new FoFoItem("", "d", "s", "f", true, "q"), "a").Turns.Select(t => t.Text));
        var formats = FoFoScores.GeneralFormats.Where(f => items.Any(i => i.IsGeneral && i.Format == f)).ToList();
        Groups = variant == JudgeVariant.Official ? [.. Official(formats)] : [.. OpenCompass(formats)];
    }

    /// <inheritdoc/>
    public override string Metric => "format_correctness";

    /// <inheritdoc/>
    public override ScoreScale Scale { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        var evaluated = InOrder(results);
        var length = CodePoints.AverageLength([.. evaluated.Select(e => e.Result.Reply)]);
        return variant == JudgeVariant.Official
            ? [FoFoReports.Leaderboard(model, judge, FoFoScores.Official(Rated(evaluated)), length)]
            : [FoFoReports.OpenCompass(Name, model, judge, FoFoScores.OpenCompass(Rated(evaluated)))];
    }

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(FoFoItem item) => Prompt.FromUser(item.Instruction);

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(FoFoItem item) => FoFoPrompts.Judge(variant, item, "");

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, FoFoItem item, JudgingSession session)
    {
        var reply = await session.AskAsync(FirstPrompt(item), new GenerateOptions { MaxNewTokens = maxNewTokens }).ConfigureAwait(false);
        var request = new JudgementRequest(
            Format, FoFoPrompts.Judge(variant, item, reply.Text), text => FoFoRatings.Parse(variant, text).ToGrade());
        request = variant == JudgeVariant.Official ? request with { Options = OfficialJudge } : request;
        var judgement = await session.JudgeAsync(request).ConfigureAwait(false);
        return judgement.Rating is { } rating
            ? new ItemScore(rating * Scale.Highest) { Verdict = rating == 0 ? "incorrect" : "correct" }
            : new ItemScore(null);
    }

    private IEnumerable<SubjectGroup> Official(IEnumerable<string> formats)
    {
        yield return Whole("", "Format correctness", Metric, r => ToScore(FoFoScores.Official(Rated(r))));
        yield return Whole("-standard-error", "Standard error", "standard_error", r => FoFoScores.Official(Rated(r)).StandardError ?? double.NaN);
        foreach (var format in formats)
        {
            yield return Whole(
                $"-{Slug.Of(format, '-')}",
                format,
                Metric,
                r => ToScore(FoFoScores.Official(Rated(r.Where(e => e.Item.IsGeneral && e.Item.Format == format)))));
        }
    }

    private IEnumerable<SubjectGroup> OpenCompass(IEnumerable<string> formats)
    {
        yield return Row("", "overall");
        foreach (var format in formats)
        {
            yield return Row($"-{Slug.Of(format, '-')}", format);
        }

        SubjectGroup Row(string suffix, string name) =>
            Whole(suffix, name, Metric, r => FoFoScores.OpenCompass(Rated(r)).FirstOrDefault(row => row.Name == name)?.Value ?? double.NaN);
    }

    private AggregateScore ToScore(FoFoScore score) => NormalInterval.Of(score.FormatCorrectness, score.StandardError, Scale);

    private static IEnumerable<FoFoResult> Rated(IEnumerable<Evaluated<FoFoItem>> evaluated) =>
        evaluated.Select(e => new FoFoResult(e.Item, e.Judgement(Format)?.Rating));
}
