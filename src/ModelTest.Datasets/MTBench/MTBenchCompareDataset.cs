using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MTBench;

/// <summary>MT-Bench whose replies are compared with a baseline's, as FastChat's mode pairwise-baseline does: both turns, both orders.</summary>
internal sealed class MTBenchCompareDataset : MTBenchDataset
{
    private const double Win = 1;

    private const double Tie = 0.5;

    private static readonly int[] Turns = [1, MTBenchReader.Turns];

    private readonly MTBenchBaseline baseline;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file of questions.</param>
    /// <param name="options">The options.</param>
    /// <param name="replies">Where the replies to compare with are: FastChat's file, or the folder of an earlier run.</param>
    public MTBenchCompareDataset(string file, MTBenchOptions options, string replies)
        : base(file, options)
    {
        baseline = new MTBenchBaseline(replies, BenchmarkName);
        Groups =
        [
            Group(Name, "Adjusted win rate", "win_rate_adjusted", r => r.AdjustedWinRate),
            Group($"{Name}-win_rate", "Win rate", "win_rate", r => r.WinRate),
            Group($"{Name}-loss_rate", "Loss rate", "loss_rate", r => r.LossRate),
        ];
    }

    /// <inheritdoc/>
    public override string Name => NameOf(BenchmarkName);

    /// <inheritdoc/>
    public override string Metric => "win_rate_adjusted";

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(0, 1) { Decimals = 4 };

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <summary>The name of comparisons, which are another metric.</summary>
    /// <param name="benchmark">The benchmark's name, or that of its sample.</param>
    public static string NameOf(string benchmark) => benchmark + "-compare";

    /// <inheritdoc/>
    public override string Version(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return PromptVersion.Of(Turns.SelectMany(t => MTBenchPrompts.PairTemplate(subject.Name, t)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Inspect(Subject subject) =>
        base.Inspect(subject) is { Count: > 0 } problems ? problems : baseline.Inspect(ReadItems(subject));

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [new ReportFile(MTBenchWinRates.File(judge), Rates(results).Table(model))];
    }

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(MTBenchQuestion item) =>
        MTBenchPrompts.Pair(item, MTBenchReader.Turns, ["", ""], baseline.RepliesTo(item.Id));

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, MTBenchQuestion item, JudgingSession session)
    {
        var other = baseline.RepliesTo(item.Id);
        var first = await AskAsync(item, session).ConfigureAwait(false);
        var judged = Play(item, session, 1, [first.Text], other).ToList();
        var second = await AskAsync(item, session, first.Text).ConfigureAwait(false);
        judged.AddRange(Play(item, session, MTBenchReader.Turns, [first.Text, second.Text], other));
        var judgements = await Task.WhenAll(judged).ConfigureAwait(false);
        var points = Matches(judgements).Where(m => m.IsJudged).Select(m => m.IsWin ? Win : m.IsLoss ? 0 : Tie).ToList();
        return points.Count == 0 ? new ItemScore(null) : new ItemScore(points.Average()) { Weight = points.Count };
    }

    private Task<Judgement>[] Play(
        MTBenchQuestion item, JudgingSession session, int turn, IReadOnlyList<string> model, IReadOnlyList<string> other) =>
    [
        session.JudgeAsync(Game(item, turn, swapped: false, model, other)),
        session.JudgeAsync(Game(item, turn, swapped: true, other, model)),
    ];

    private JudgementRequest Game(MTBenchQuestion item, int turn, bool swapped, IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        new(GameName(turn, swapped), MTBenchPrompts.Pair(item, turn, a, b), Parse) { Compared = new ComparedReplies(a[turn - 1], b[turn - 1]) };

    private Grade Parse(string reply) =>
        (Options.IsCorrected ? MTBenchVerdictParser.ParseLast(reply) : MTBenchVerdictParser.Parse(reply, JudgeVariant.Official))
            .ToGrade(verdict => Grade.Decided(verdict.ToString()));

    private static SubjectGroup Group(string name, string title, string metric, Func<MTBenchWinRates, double> rate) =>
        new(name, title, MTBenchCategories.Names)
        {
            Metric = metric,
            Compute = results => rate(Rates(results)),
        };

    private static MTBenchWinRates Rates(IEnumerable<SubjectResult> results) =>
        MTBenchWinRates.Of(results.SelectMany(r => r.Items).SelectMany(i => Matches(i.Judgements)));

    private static IEnumerable<MTBenchMatch> Matches(IReadOnlyList<Judgement> judgements) => Turns.Select(turn => new MTBenchMatch(
        Verdict(judgements, GameName(turn, swapped: false)), Verdict(judgements, GameName(turn, swapped: true))));

    private static MTBenchVerdict? Verdict(IReadOnlyList<Judgement> judgements, string name) =>
        Enum.TryParse<MTBenchVerdict>(judgements.FirstOrDefault(j => j.Name == name)?.Verdict, out var verdict) ? verdict : null;

    private static string GameName(int turn, bool swapped) => (turn, swapped) switch
    {
        (1, false) => "turn 1, game 1",
        (1, true) => "turn 1, game 2",
        (_, false) => "turn 2, game 1",
        _ => "turn 2, game 2",
    };
}
