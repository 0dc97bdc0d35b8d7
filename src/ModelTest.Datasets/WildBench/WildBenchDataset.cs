using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench, opened: a subject per category of the primary tag.</summary>
/// <param name="name">The name in result files.</param>
/// <param name="tasks">The tasks.</param>
/// <param name="options">The options.</param>
internal abstract class WildBenchDataset(string name, IReadOnlyList<WildBenchTask> tasks, WildBenchOptions options)
    : OneFileDataset<WildBenchTask>(
        name, tasks, WildBenchCategories.Weights.Keys.Select(c => new Subject(Slug.Of(c), c)), t => Slug.Of(WildBenchCategories.Of(t.PrimaryTag)))
{
    /// <summary>The categories that the tasks' tags belong to, in the order of the weights.</summary>
    protected IReadOnlyList<string> Categories { get; } =
        [.. WildBenchCategories.Weights.Keys.Intersect(tasks.SelectMany(t => WildBenchCategories.Of(t, WildBenchTagCounting.Once)))];

    /// <summary>The options.</summary>
    protected WildBenchOptions Options { get; } = options;

    /// <summary>Whether the numbers are the official ones.</summary>
    protected bool IsOfficial => Options.Variant == JudgeVariant.Official;

    /// <inheritdoc/>
    protected override Prompt FirstPrompt(WildBenchTask item) => new(item.Conversation);

    /// <summary>Asks the model.</summary>
    /// <param name="item">The task.</param>
    /// <param name="session">The session.</param>
    protected async Task<string> AskAsync(WildBenchTask item, JudgingSession session)
    {
        // WildBench's replies are greedy; OpenCompass leaves that to the model's configuration.
        var generation = new GenerateOptions { MaxNewTokens = Options.MaxNewTokens, Temperature = IsOfficial ? 0 : null };
        return (await session.AskAsync(FirstPrompt(item), generation).ConfigureAwait(false)).Text;
    }

    /// <summary>The suffix of the row of a category over all tags; a subject has the tasks of its primary tags only.</summary>
    /// <param name="category">The category.</param>
    protected static string RowOf(string category) => $"-tagged-{Slug.Of(category, '-')}";

    /// <summary>The title of that row.</summary>
    /// <param name="category">The category.</param>
    protected static string TitleOf(string category) => $"{category} (all tags)";
}
