using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Statistics.LengthControl;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>AlpacaEval, opened: a subject per source of the instructions.</summary>
internal sealed class AlpacaEvalDataset : OneFileDataset<AlpacaEvalItem>
{
    private const string Comparison = "comparison";

    // alpaca_eval's weighted_alpaca_eval_gpt4_turbo reads one token.
    private static readonly GenerateOptions OneToken = new() { Temperature = 0, MaxNewTokens = 1 };

    private readonly AlpacaEvalOptions options;
    private readonly Lazy<Baseline> baseline;
    private readonly Lazy<AlpacaEvalGamed?> gamed;
    private readonly IReadOnlyList<Game> games;
    private readonly string version;

    /// <summary>Opens the dataset.</summary>
    /// <param name="name">The name in result files.</param>
    /// <param name="items">The items.</param>
    /// <param name="file">The file they are from.</param>
    /// <param name="options">The options.</param>
    public AlpacaEvalDataset(string name, IReadOnlyList<AlpacaEvalItem> items, string file, AlpacaEvalOptions options)
        : base(name, items, AlpacaEvalReader.Datasets.Select(d => new Subject(d, "Instructions")), i => i.Dataset)
    {
        this.options = options;
        baseline = new(() => AlpacaEvalBaseline.Read(options.Baseline, file, name, items));
        gamed = new(() => options.LengthControl.Length > 0 ? AlpacaEvalGamed.Read(options.LengthControl, items) : null);
        games = options.Variant == JudgeVariant.Official
            ? [.. items.Select((item, i) => new Game(i, AlpacaEvalOrder.ModelFirst(item.Instruction)))]
            : Games.Of(GameOrder.Random, items.Count);
        version = PromptVersion.Of(
            AlpacaEvalPrompts.Judge(options.Variant, new AlpacaEvalItem(0, "q", "d"), "a", "b").Turns.Select(t => t.Text));
        Groups = options.Variant == JudgeVariant.OpenCompass
            ? [Whole("", "Win rate", "win_rate", r => Table(r) is [var total, ..] ? total.Value!.Value : double.NaN)]
            : [.. Official()];
    }

    /// <inheritdoc/>
    public override string Metric => "win_rate";

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(0, 100);

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override bool JudgeNeedsScores => options.ByProbabilities(canScore: false);

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        var evaluated = InOrder(results);
        if (options.Variant == JudgeVariant.OpenCompass)
        {
            return Table(evaluated) is { Count: > 0 } table ? [AlpacaEvalReports.OpenCompass(model, baseline.Value.Name, judge, table)] : [];
        }
        var comparisons = Comparisons(evaluated);
        return [AlpacaEvalReports.Leaderboard(model, judge, comparisons, LengthControlled(comparisons))];
    }

    /// <inheritdoc/>
    protected override void Prepare() => _ = (baseline.Value, gamed.Value);

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(AlpacaEvalItem item) => Prompt.FromUser(item.Instruction);

    /// <inheritdoc/>
    protected override string Reference(AlpacaEvalItem item) => baseline.Value.Replies[item.Id];

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(AlpacaEvalItem item) => JudgePrompt(item, "").Prompt;

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, AlpacaEvalItem item, JudgingSession session)
    {
        var reply = await session.AskAsync(FirstPrompt(item), new GenerateOptions { MaxNewTokens = options.MaxNewTokens }).ConfigureAwait(false);
        if (options.Variant == JudgeVariant.Official && reply.Text == baseline.Value.Replies[item.Id])
        {
            // alpaca_eval does not ask about equal outputs.
            return ScoreOf(AlpacaEvalPreferences.Tie);
        }
        var (prompt, modelFirst, compared) = JudgePrompt(item, reply.Text);
        var judgement = options.ByProbabilities(session.Judge.CanScore)
            ? await session.JudgeAsync(new ChoiceRequest(
                Comparison,
                prompt,
                [AlpacaEvalPrompts.First, AlpacaEvalPrompts.Second],
                choices => GradeOf(AlpacaEvalPreferences.FromLogProbabilities(choices, modelFirst))) { Compared = compared }).ConfigureAwait(false)
            : await session.JudgeAsync(Written(prompt, modelFirst) with { Compared = compared }).ConfigureAwait(false);
        return ScoreOf(judgement.Rating);
    }

    private JudgementRequest Written(Prompt prompt, bool modelFirst)
    {
        var request = new JudgementRequest(Comparison, prompt, reply => GradeOf(AlpacaEvalPreferences.FromReply(reply, modelFirst)));
        return options.Variant == JudgeVariant.Official ? request with { Options = OneToken } : request;
    }

    private (Prompt Prompt, bool ModelFirst, ComparedReplies Compared) JudgePrompt(AlpacaEvalItem item, string reply)
    {
        var game = games[item.Index];
        var (first, second) = game.Order(baseline.Value.Replies[item.Id], reply);
        var compared = new ComparedReplies(first, second) { FirstScore = grade => AlpacaEvalPreferences.OfFirst(grade.Rating, game.ModelFirst) };
        return (AlpacaEvalPrompts.Judge(options.Variant, item, first, second), game.ModelFirst, compared);
    }

    private IEnumerable<SubjectGroup> Official()
    {
        var controlled = options.LengthControl.Length > 0;
        yield return Whole("", controlled ? "Win rate" : "Win rate, not length-controlled", "win_rate", r =>
        {
            var score = Score(r);
            return NormalInterval.Of(score.WinRate, score.StandardError, Scale);
        });
        if (controlled)
        {
            yield return Whole("-length-controlled", "Length-controlled win rate", "length_controlled_winrate", r =>
            {
                var rate = LengthControlled(Comparisons(r))!;
                return NormalInterval.Of(rate.Percent, rate.StandardError, Scale);
            });
        }
        yield return Whole("-standard-error", "Standard error of the win rate", "standard_error", r => Score(r).StandardError ?? double.NaN);
        yield return Whole("-discrete", "Discrete win rate", "discrete_win_rate", r => Score(r).DiscreteWinRate ?? double.NaN);
        yield return Whole("-length", "Average length", "avg_length", r => CodePoints.AverageLength([.. r.Select(e => e.Result.Reply)]) ?? double.NaN)
            with { Scale = new ScoreScale(0, 1e9) { Decimals = 0 } };
    }

    private static AlpacaEvalScore Score(IEnumerable<Evaluated<AlpacaEvalItem>> evaluated) => AlpacaEvalScore.Of(evaluated.Select(Preference));

    private static IReadOnlyList<ScoreRow> Table(IEnumerable<Evaluated<AlpacaEvalItem>> evaluated) =>
        AlpacaEvalTable.OpenCompass(evaluated.Select(e => new AlpacaEvalResult(e.Item, Preference(e))));

    private LengthControlledWinRate? LengthControlled(IReadOnlyList<AlpacaEvalComparison> comparisons) =>
        gamed.Value is { } rows ? AlpacaEvalLengthControl.Of(comparisons, rows) : null;

    private List<AlpacaEvalComparison> Comparisons(IEnumerable<Evaluated<AlpacaEvalItem>> evaluated) =>
        [.. evaluated.Select(e => new AlpacaEvalComparison(e.Item, baseline.Value.Replies[e.Item.Id], e.Result.Reply, Preference(e)))];

    // Without a judgement the outputs were equal, or there was no reply and then no score either.
    private static double? Preference(Evaluated<AlpacaEvalItem> evaluated) => evaluated.Judgement(Comparison) is { } judgement
        ? judgement.Rating
        : evaluated.Result.Score is null ? null : AlpacaEvalPreferences.Tie;

    private static Grade GradeOf(Parsed<double> preference) => preference.ToGrade(value => Grade.Decided(Word(value), value));

    private static ItemScore ScoreOf(double? preference) => preference is { } value
        ? new ItemScore((value - 1) * 100) { Verdict = Word(value) }
        : new ItemScore(null);

    private static string Word(double preference) => preference switch
    {
        > AlpacaEvalPreferences.Tie => "win",
        < AlpacaEvalPreferences.Tie => "loss",
        _ => "tie",
    };
}
