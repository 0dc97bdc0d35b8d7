using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MTBench101;

/// <summary>An opened file of MT-Bench-101's dialogues. An item is a dialogue, so that a task's score is the mean of its items'.</summary>
internal sealed class MTBench101Dataset : JudgedDataset<MTBench101Dialogue>
{
    // The dialogues of the benchmark itself.
    private const int All = 1388;

    private readonly ItemFile<MTBench101Dialogue> dialogues;
    private readonly GenerateOptions generation;
    private readonly bool isCorrected;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file of dialogues.</param>
    /// <param name="settings">The settings.</param>
    public MTBench101Dataset(string file, MTBench101Settings settings)
    {
        dialogues = new("datasets.mtbench101", file, MTBench101Reader.Read, d => d.Task);
        generation = new() { MaxNewTokens = settings.MaxNewTokens, Temperature = settings.Temperature ?? (SampleName.IsMarked(file) ? 0 : null) };
        isCorrected = settings.Parsing == MTBench101Settings.Corrected;
        Name = SampleName.Of("mtbench101", file, dialogues.Count, All);
        Groups =
        [
            new SubjectGroup(Name, "Average", MTBench101Tasks.Names) { Compute = results => PythonRound.TwoDecimals(Scores(results).Average) },
        ];
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(1, 10);

    /// <inheritdoc/>
    public override IReadOnlyList<Subject> Subjects { get; } = [.. MTBench101Tasks.Names.Select(t => new Subject(t, MTBench101Tasks.Ability(t)))];

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return PromptVersion.Of(MTBench101Prompts.Templates(subject.Name));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Inspect(Subject subject) => dialogues.Inspect(subject);

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        ArgumentNullException.ThrowIfNull(results);
        var scores = Scores(results);
        return scores.Tasks.Count == 0 ? [] : [new ReportFile(MTBench101Scores.File(judge), scores.Table(model))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<MTBench101Dialogue> ReadItems(Subject subject) => dialogues.Read(subject);

    /// <summary>The last turn's prompt, which is the longest: the dialogue's own answers are in it, so that it is known beforehand.</summary>
    /// <param name="item">The dialogue.</param>
    protected override Prompt FirstPrompt(MTBench101Dialogue item) => MTBench101Prompts.Ask(item.Items.Last());

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(MTBench101Dialogue item) => MTBench101Prompts.Judge(item.Items.Last(), "");

    /// <inheritdoc/>
    protected override string Question(MTBench101Dialogue item) => string.Join("\n\n", item.Exchanges.Select(e => e.User));

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, MTBench101Dialogue item, JudgingSession session)
    {
        // The turns do not wait for each other: each has the dialogue's own answers before it.
        List<MTBench101Item> turns = [.. item.Items];
        var replies = await Task.WhenAll(turns.Select(turn => session.AskAsync(MTBench101Prompts.Ask(turn), generation))).ConfigureAwait(false);
        var judgements = await Task.WhenAll(turns.Zip(replies, (turn, reply) => JudgeAsync(turn, reply, session))).ConfigureAwait(false);
        return new ItemScore(judgements.Min(j => j.Rating));
    }

    private Task<Judgement> JudgeAsync(MTBench101Item turn, Reply reply, JudgingSession session) => session.JudgeAsync(new JudgementRequest(
        string.Create(CultureInfo.InvariantCulture, $"turn {turn.Turn}"), MTBench101Prompts.Judge(turn, reply.Text), Parse));

    private Grade Parse(string reply) => (isCorrected ? LastRating.Parse(reply) : MTBench101RatingParser.Parse(reply)).ToGrade();

    private static MTBench101Scores Scores(IEnumerable<SubjectResult> results) => MTBench101Scores.Of(results.SelectMany(r => r.Items.SelectMany(
        i => i.Judgements.Select(j => new MTBench101Scored(r.Subject.Name, i.Id, j.Rating)))));
}
