using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench in mode score: WB-Score.</summary>
internal sealed class WildBenchScoreDataset : WildBenchDataset
{
    private const string Score = "score";

    private readonly string version;

    /// <summary>Opens the dataset.</summary>
    /// <param name="name">The name in result files.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The options.</param>
    public WildBenchScoreDataset(string name, IReadOnlyList<WildBenchTask> tasks, WildBenchOptions options)
        : base(name, tasks, options)
    {
        var plain = tasks[0] with { Conversation = [new(Role.User, "q")], Checklist = [] };
        version = PromptVersion.Of(options.Variant.ToString(), WildBenchPrompts.Score(options.Variant, plain, "a").Turns[0].Text);
        Groups = IsOfficial ? [.. Official()] : [.. OpenCompass()];
    }

    /// <inheritdoc/>
    public override string Metric => "wb_score";

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(WildBenchScore.Scale(1), WildBenchScore.Scale(10));

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        var scored = Scored(InOrder(results));
        return IsOfficial
            ? WildBenchScores.Official(scored, Options.Counting, Options.MaxWords) is { } score ? [WildBenchReports.Score(model, judge, score)] : []
            : WildBenchScores.OpenCompass(scored) is { Count: > 0 } table ? [WildBenchReports.OpenCompassScore(model, judge, table)] : [];
    }

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(WildBenchTask item) => WildBenchPrompts.Score(Options.Variant, item, "", Options.MaxWords);

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, WildBenchTask item, JudgingSession session)
    {
        var reply = await AskAsync(item, session).ConfigureAwait(false);
        if (IsOfficial && WildBenchEmptyReply.Score(reply) is { } empty)
        {
            return new ItemScore(WildBenchScore.Scale(empty));
        }
        var judgement = await session.JudgeAsync(new JudgementRequest(
            Score,
            WildBenchPrompts.Score(Options.Variant, item, reply, Options.MaxWords),
            text => WildBenchVerdicts.Score(Options.Variant, text).ToGrade())).ConfigureAwait(false);
        return new ItemScore(judgement.Rating is { } rating ? WildBenchScore.Scale(rating) : null);
    }

    private IEnumerable<SubjectGroup> Official()
    {
        yield return Row("", "WB-Score", s => s.Score);
        yield return Row("-macro", "Task macro", s => s.TaskMacro);
        foreach (var category in Categories)
        {
            yield return Row(RowOf(category), TitleOf(category), s => s.Categories.ToDictionary().GetValueOrDefault(category, double.NaN));
        }

        SubjectGroup Row(string suffix, string title, Func<WildBenchScore, double> value) => Whole(
            suffix,
            title,
            Metric,
            r => WildBenchScores.Official(Scored(r), Options.Counting, Options.MaxWords) is { } score ? value(score) : double.NaN);
    }

    private IEnumerable<SubjectGroup> OpenCompass()
    {
        yield return Row("", "WB-Score", "total");
        foreach (var category in Categories)
        {
            yield return Row(RowOf(category), TitleOf(category), category);
        }

        SubjectGroup Row(string suffix, string title, string name) =>
            Whole(suffix, title, Metric, r => WildBenchScores.OpenCompass(Scored(r)).FirstOrDefault(row => row.Name == name)?.Value ?? double.NaN);
    }

    private static List<WildBenchScoreResult> Scored(IEnumerable<Evaluated<WildBenchTask>> evaluated) =>
        [.. evaluated.Select(e => new WildBenchScoreResult(e.Item, e.Result.Reply, RawScore(e)))];

    // Without a judgement the reply was empty, or there was none and then no score either.
    private static double? RawScore(Evaluated<WildBenchTask> evaluated) => evaluated.Judgement(Score) is { } judgement
        ? judgement.Rating
        : evaluated.Result.Score is null ? null : WildBenchEmptyReply.Score("");
}
