using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Datasets.MTBench;

/// <summary>An opened file of MT-Bench's questions, whatever is done with the replies.</summary>
internal abstract class MTBenchDataset : JudgedDataset<MTBenchQuestion>
{
    // The questions of the benchmark itself.
    private const int All = 80;

    private readonly ItemFile<MTBenchQuestion> questions;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file of questions.</param>
    /// <param name="options">The options.</param>
    protected MTBenchDataset(string file, MTBenchOptions options)
    {
        Options = options;
        questions = new("datasets.mtbench", file, MTBenchReader.Read, q => q.Category);
        BenchmarkName = SampleName.Of("mtbench", file, questions.Count, All);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Subject> Subjects { get; } = [.. MTBenchCategories.Names.Select(c => new Subject(c, MTBenchCategories.Group(c)))];

    /// <summary>The options.</summary>
    protected MTBenchOptions Options { get; }

    /// <summary>The benchmark's name, or that of its sample.</summary>
    protected string BenchmarkName { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Problem> Inspect(Subject subject) => questions.Inspect(subject);

    /// <inheritdoc/>
    protected override IReadOnlyList<MTBenchQuestion> ReadItems(Subject subject) => questions.Read(subject);

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(MTBenchQuestion item) => MTBenchPrompts.Ask(item);

    /// <inheritdoc/>
    protected override string Question(MTBenchQuestion item) => string.Join("\n\n", item.Turns);

    /// <inheritdoc/>
    protected override string Reference(MTBenchQuestion item) =>
        MTBenchCategories.NeedReferences(item.Category) ? string.Join("\n\n", item.References!) : "";

    /// <summary>Asks for the reply to a turn.</summary>
    /// <param name="item">The question.</param>
    /// <param name="session">The session.</param>
    /// <param name="replies">The replies before it.</param>
    protected Task<Reply> AskAsync(MTBenchQuestion item, JudgingSession session, params IReadOnlyList<string> replies) =>
        session.AskAsync(MTBenchPrompts.Ask(item, replies), Options.Generation(item.Category));
}
