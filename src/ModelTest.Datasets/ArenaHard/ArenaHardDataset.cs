using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Arena-Hard, opened: one subject, for its 250 clusters have two questions each.</summary>
internal sealed class ArenaHardDataset : OneFileDataset<ArenaHardQuestion>
{
    private const string TheSubject = "v0.1";
    private const string First = "game 1";
    private const string Second = "game 2";

    private static readonly GenerateOptions OfficialJudge = new() { Temperature = 0, MaxNewTokens = 4096 };

    private readonly ArenaHardOptions options;
    private readonly Lazy<Baseline> baseline;
    private readonly string version;

    /// <summary>Opens the dataset.</summary>
    /// <param name="name">The name in result files.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="file">The file they are from.</param>
    /// <param name="options">The options.</param>
    public ArenaHardDataset(string name, IReadOnlyList<ArenaHardQuestion> questions, string file, ArenaHardOptions options)
        : base(name, questions, [new Subject(TheSubject, "Hard prompts")], _ => TheSubject)
    {
        this.options = options;
        baseline = new(() => ArenaHardBaseline.Read(options, file, name, questions));
        version = PromptVersion.Of(
        [
            options.Variant.ToString(),
            .. ArenaHardPrompts.Judge(options.Variant, new ArenaHardQuestion("", "c", "q"), "a", "b").Turns.Select(t => t.Text),
        ]);
        Groups =
        [
            Whole("", "Win rate", "score", r => ToScore(Rating(r))),
            Whole("-style-controlled", "Win rate, style controlled", "score", r => ToScore(StyledRating(r))),
            Whole("-same-verdict", "Same verdict in both orders", "percent", SameVerdict) with { IsDiagnostic = true },
        ];
    }

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(0, 100);

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        var evaluated = InOrder(results);
        if (Rating(evaluated) is not { } rating)
        {
            return [];
        }
        // An item without a reply has no length.
        var answered = evaluated.Where(e => e.Result.Outcome != Outcome.Error).ToList();
        var tokens = AnswerTokens.Average(answered.Select(e => e.Result.Reply));
        return options.Variant == JudgeVariant.OpenCompass
            ? [ArenaHardReports.OpenCompass(model, baseline.Value.Name, judge, rating, tokens)]
            : [
                ArenaHardReports.Official(
                    model, baseline.Value.Name, judge, rating, tokens, AnswerTokens.Average(answered.Select(e => baseline.Value.Replies[e.Item.Id]))),
            ];
    }

    /// <inheritdoc/>
    protected override void Prepare() => _ = baseline.Value;

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(ArenaHardQuestion item) => Prompt.FromUser(item.Text);

    /// <inheritdoc/>
    protected override string Reference(ArenaHardQuestion item) => baseline.Value.Replies[item.Id];

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(ArenaHardQuestion item) => Request(item, "", modelFirst: false).Prompt;

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, ArenaHardQuestion item, JudgingSession session)
    {
        // Arena-Hard's answers are greedy; OpenCompass leaves that to the model's configuration.
        var generation = new GenerateOptions
        {
            MaxNewTokens = options.MaxNewTokens,
            Temperature = options.Variant == JudgeVariant.Official ? 0 : null,
        };
        var reply = await session.AskAsync(FirstPrompt(item), generation).ConfigureAwait(false);
        var judgements = await Task.WhenAll(
            session.JudgeAsync(Request(item, reply.Text, modelFirst: false)), session.JudgeAsync(Request(item, reply.Text, modelFirst: true)))
            .ConfigureAwait(false);
        var tally = ArenaHardTally.Of(Battles([GameOf(item, judgements[0], false), GameOf(item, judgements[1], true)]), ArenaHardRating.Model);
        if (tally.WinRate is not { } rate)
        {
            return new ItemScore(null);
        }
        var verdict = rate > 0.5 ? "win" : rate < 0.5 ? "loss" : "tie";
        return new ItemScore(rate * 100) { Weight = tally.Wins + tally.Ties + tally.Losses, Verdict = verdict };
    }

    private JudgementRequest Request(ArenaHardQuestion item, string reply, bool modelFirst)
    {
        var (first, second) = new Game(0, modelFirst).Order(baseline.Value.Replies[item.Id], reply);
        var request = new JudgementRequest(
            modelFirst ? Second : First, ArenaHardPrompts.Judge(options.Variant, item, first, second), text => Parse(item, text, modelFirst))
        {
            Compared = new ComparedReplies(first, second),
        };
        return options.Variant == JudgeVariant.Official
            ? request with { Options = OfficialJudge, Again = ArenaHardPrompts.Continue, MostAttempts = ArenaHardPrompts.Attempts }
            : request;
    }

    private Grade Parse(ArenaHardQuestion item, string text, bool modelFirst)
    {
        var judgement = ArenaHardVerdicts.Parse(text, options.Parsing);
        if (judgement.Verdict is not { } verdict)
        {
            // Messages put a reason into a sentence of their own.
            return Grade.NotParsed(judgement.Problem.TrimEnd('.'), judgement.AskAgain);
        }
        var tally = ArenaHardTally.Of(Battles([new(item.Id, modelFirst, verdict)]), ArenaHardRating.Model);
        return Grade.Decided(ArenaHardVerdicts.Label(verdict), tally.WinRate);
    }

    private IReadOnlyList<ArenaHardBattle> Battles(IEnumerable<ArenaHardGame> games) =>
        ArenaHardBattles.Of(options.Variant, games, ArenaHardRating.Baseline, ArenaHardRating.Model);

    // Arena-Hard has the games of a question together, OpenCompass all first games before all second ones. A seed draws by this order.
    private IReadOnlyList<ArenaHardBattle> AllBattles(IReadOnlyList<Evaluated<ArenaHardQuestion>> evaluated) =>
        Battles(options.Variant == JudgeVariant.Official
            ? evaluated.SelectMany(e => new[] { GameOf(e, false), GameOf(e, true) })
            : evaluated.Select(e => GameOf(e, false)).Concat(evaluated.Select(e => GameOf(e, true))));

    private ArenaHardRating? Rating(IReadOnlyList<Evaluated<ArenaHardQuestion>> evaluated) => ArenaHardRating.Of(
        AllBattles(evaluated),
        // OpenCompass knows its anchor by this one name.
        isAnchored: options.Variant == JudgeVariant.Official || baseline.Value.Name == ArenaHardBattles.OpenCompassBaseline);

    private ArenaHardRating? StyledRating(IReadOnlyList<Evaluated<ArenaHardQuestion>> evaluated)
    {
        var differences = evaluated.ToDictionary(
            e => e.Item.Id, e => ArenaHardStyle.Differences(baseline.Value.Replies[e.Item.Id], e.Result.Reply), StringComparer.Ordinal);
        return ArenaHardRating.OfStyled(
            AllBattles(evaluated),
            b => b.ModelA == ArenaHardRating.Baseline ? differences[b.QuestionId] : [.. differences[b.QuestionId].Select(d => -d)]);
    }

    private static AggregateScore SameVerdict(IReadOnlyList<Evaluated<ArenaHardQuestion>> evaluated)
    {
        var both = evaluated.Select(e => (First: e.Judgement(First)?.Rating, Second: e.Judgement(Second)?.Rating))
            .Where(g => g is { First: not null, Second: not null }).ToList();
        // The second game shows the model first.
        return both.Count == 0
            ? double.NaN
            : 100 * PositionConsistency.Of([.. both.Select(g => g.Second!.Value)], [.. both.Select(g => g.First!.Value)]).Consistent;
    }

    private static AggregateScore ToScore(ArenaHardRating? rating) =>
        rating is null ? double.NaN : new AggregateScore(rating.Score, rating.Low, rating.High);

    private static ArenaHardGame GameOf(Evaluated<ArenaHardQuestion> evaluated, bool modelFirst) =>
        new(evaluated.Item.Id, modelFirst, ArenaHardVerdicts.OfLabel(evaluated.Judgement(modelFirst ? Second : First)?.Verdict));

    private static ArenaHardGame GameOf(ArenaHardQuestion item, Judgement judgement, bool modelFirst) =>
        new(item.Id, modelFirst, ArenaHardVerdicts.OfLabel(judgement.Verdict));
}
