using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MTBench;

/// <summary>MT-Bench whose replies are rated from 1 to 10.</summary>
internal sealed class MTBenchScoreDataset : MTBenchDataset
{
    /// <summary>Opens a file.</summary>
    /// <param name="file">The file of questions.</param>
    /// <param name="options">The options.</param>
    public MTBenchScoreDataset(string file, MTBenchOptions options)
        : base(file, options) => Groups = options.Variant == JudgeVariant.Official
            ?
            [
                Group(Name, "Average", "average", s => MTBenchScores.Of(s).Average),
                Group($"{Name}-turn_1", "First turn", "average", s => MTBenchScores.Of(s).FirstTurn),
                Group($"{Name}-turn_2", "Second turn", "average", s => MTBenchScores.Of(s).SecondTurn),
            ]
            : [Group(Name, "Total", "total", s => MTBenchCapability.Of(s)[0].Value ?? double.NaN)];

    /// <inheritdoc/>
    public override string Name => BenchmarkName;

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(1, 10);

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    // OpenCompass judges the second turn only.
    private IEnumerable<int> Turns => Options.Variant == JudgeVariant.Official ? [1, MTBenchReader.Turns] : [MTBenchReader.Turns];

    /// <inheritdoc/>
    public override string Version(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return PromptVersion.Of(Turns.SelectMany(t => MTBenchPrompts.SingleTemplate(subject.Name, t)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [new ReportFile(MTBenchCapability.File(judge), MTBenchCapability.Table(model, MTBenchCapability.Of(Ratings(results))))];
    }

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(MTBenchQuestion item) => MTBenchPrompts.Single(item, MTBenchReader.Turns, ["", ""]);

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, MTBenchQuestion item, JudgingSession session)
    {
        var first = await AskAsync(item, session).ConfigureAwait(false);
        var judged = new List<Task<Judgement>>();
        if (Turns.Contains(1))
        {
            // While the model goes on.
            judged.Add(JudgeAsync(item, session, 1, first.Text));
        }
        var second = await AskAsync(item, session, first.Text).ConfigureAwait(false);
        judged.Add(JudgeAsync(item, session, MTBenchReader.Turns, first.Text, second.Text));
        var judgements = await Task.WhenAll(judged).ConfigureAwait(false);
        var ratings = judgements.Select(j => j.Rating).OfType<double>().ToList();
        return ratings.Count == 0 ? new ItemScore(null) : new ItemScore(ratings.Average()) { Weight = ratings.Count };
    }

    private Task<Judgement> JudgeAsync(MTBenchQuestion item, JudgingSession session, int turn, params IReadOnlyList<string> replies) =>
        session.JudgeAsync(new JudgementRequest(TurnName(turn), MTBenchPrompts.Single(item, turn, replies), Parse));

    private Grade Parse(string reply) =>
        (Options.IsCorrected ? LastRating.Parse(reply) : MTBenchRatingParser.Parse(reply, Options.Variant)).ToGrade();

    private static SubjectGroup Group(string name, string title, string metric, Func<IEnumerable<MTBenchScored>, double> score) =>
        new(name, title, MTBenchCategories.Names) { Metric = metric, Compute = results => score(Ratings(results)) };

    private static IEnumerable<MTBenchScored> Ratings(IEnumerable<SubjectResult> results) => results.SelectMany(r =>
        r.Items.SelectMany(i => i.Judgements).Select(j => new MTBenchScored(r.Subject.Name, j.Name == TurnName(1) ? 1 : MTBenchReader.Turns, j.Rating)));

    private static string TurnName(int turn) => turn == 1 ? "turn 1" : "turn 2";
}
