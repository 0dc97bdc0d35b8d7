using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.AlignBench;

/// <summary>An opened file of AlignBench's questions.</summary>
internal sealed class AlignBenchDataset : JudgedDataset<AlignBenchItem>
{
    // The questions of the benchmark itself, in both of its releases.
    private const int All = 683;

    private readonly AlignBenchOptions options;
    private readonly AlignBenchPrompts prompts;
    private readonly ItemFile<AlignBenchItem> questions;
    private readonly string version;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file of questions.</param>
    /// <param name="rubric">The dimensions.</param>
    /// <param name="options">The options.</param>
    public AlignBenchDataset(string file, AlignBenchRubric rubric, AlignBenchOptions options)
    {
        this.options = options;
        prompts = new AlignBenchPrompts(rubric);
        version = PromptVersion.Of([AlignBenchPrompts.Template, .. rubric.Texts]);
        questions = new("datasets.alignbench", file, f => AlignBenchReader.Read(f, rubric), i => i.Category);
        Name = SampleName.Of("alignbench", file, questions.Count, All);
        Groups =
        [
            Group("", "总分", AlignBenchCategories.Names, s => s.Total),
            Group("-" + AlignBenchCategories.ReasoningTitle, AlignBenchCategories.ReasoningTitle, AlignBenchCategories.Reasoning, s => s.Reasoning),
            Group("-" + AlignBenchCategories.LanguageTitle, AlignBenchCategories.LanguageTitle, AlignBenchCategories.Language, s => s.Language),
        ];
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(1, 10);

    /// <inheritdoc/>
    public override IReadOnlyList<Subject> Subjects { get; } =
    [
        .. AlignBenchCategories.Reasoning.Select(c => new Subject(c, AlignBenchCategories.ReasoningTitle)),
        .. AlignBenchCategories.Language.Select(c => new Subject(c, AlignBenchCategories.LanguageTitle)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Inspect(Subject subject) => questions.Inspect(subject);

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        ArgumentNullException.ThrowIfNull(results);
        var replies = Replies(results).ToList();
        var capability = new ReportFile(
            AlignBenchTables.CapabilityFile(judge), AlignBenchTables.Capability(model, AlignBenchScores.Of(replies, options.Variant)));
        var means = AlignBenchDimensionMeans.Of(replies, options.Variant);
        return means.Count == 0 || options.Parsing == AlignBenchParsing.GeneralPlus
            ? [capability]
            : [capability, new ReportFile(AlignBenchTables.DimensionFile(judge), AlignBenchTables.Dimension(model, means))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<AlignBenchItem> ReadItems(Subject subject) => questions.Read(subject);

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(AlignBenchItem item) => AlignBenchPrompts.Ask(item);

    /// <inheritdoc/>
    protected override string Reference(AlignBenchItem item) => item.Reference;

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(AlignBenchItem item) => prompts.Judge(item, "");

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, AlignBenchItem item, JudgingSession session)
    {
        var reply = await session.AskAsync(AlignBenchPrompts.Ask(item), options.Generation(item.Category)).ConfigureAwait(false);
        var judgement = await session.JudgeAsync(new JudgementRequest("rating", prompts.Judge(item, reply.Text), Parse)).ConfigureAwait(false);
        return new ItemScore(judgement.Rating ?? (options.CountsUnparsed ? AlignBenchScores.OfficialUnparsed : null));
    }

    private Grade Parse(string reply) => AlignBenchRatingParser.Parse(reply, options.Parsing)
        .ToGrade(rating => Grade.Rated(rating.Score, new OrderedDictionary<string, double>(rating.Dimensions)));

    private SubjectGroup Group(string suffix, string title, IReadOnlyList<string> categories, Func<AlignBenchScores, double> score) =>
        new(Name + suffix, title, categories) { Compute = results => score(AlignBenchScores.Of(Replies(results), options.Variant)) };

    private IEnumerable<AlignBenchScored> Replies(IEnumerable<SubjectResult> results) => results
        .SelectMany(r => r.Items.SelectMany(i => i.Judgements).Select(j => new AlignBenchScored(
            r.Subject.Name, j.Rating is { } rating ? new AlignBenchRating(rating, [.. j.Grade.Ratings]) : null)))
        .Where(r => r.Rating is not null || options.CountsUnparsed);
}
