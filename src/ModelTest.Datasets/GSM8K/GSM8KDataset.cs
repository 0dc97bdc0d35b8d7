using System.Globalization;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.GSM8K;

/// <summary>An opened file of questions: one subject.</summary>
/// <param name="name">The name in result files.</param>
/// <param name="file">The file.</param>
/// <param name="options">The options.</param>
internal sealed class GSM8KDataset(string name, string file, GSM8KOptions options) : IDataset
{
    private readonly string version = options.Prompts.Hash[..PromptHash.ShownDigits];
    private readonly Lazy<(IReadOnlyList<GSM8KItem> Items, IReadOnlyList<Problem> Problems)> data = new(() => Read(file));

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Mode => "gen";

    /// <inheritdoc />
    public string Metric => "accuracy";

    /// <inheritdoc />
    public IReadOnlyList<Subject> Subjects { get; } = [new("test", "Mathematics")];

    /// <inheritdoc />
    public IReadOnlyList<SubjectGroup> Groups => [];

    /// <inheritdoc />
    public bool NeedsScores => false;

    /// <inheritdoc />
    public string RowName(Subject subject) => name;

    /// <inheritdoc />
    public string Version(Subject subject) => version;

    /// <inheritdoc />
    public IReadOnlyList<Problem> Inspect(Subject subject) => data.Value.Problems;

    /// <inheritdoc />
    public IReadOnlyList<Item> ReadItems(Subject subject) =>
        data.Value.Problems.Count == 0 ? data.Value.Items : throw new InputException(data.Value.Problems);

    /// <inheritdoc />
    public async Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var question = Own(item);
        var tokens = await model.CountTokensAsync(options.Prompts.Of(question.Question), cancellationToken).ConfigureAwait(false);
        if (tokens <= model.Info.ContextLength)
        {
            return null;
        }
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"the question with its worked examples has {tokens} tokens, more than the {model.Info.ContextLength} that '{model.Info.Name}' can take.");
        return new Problem(question.Place, what, "set datasets.gsm8k.shots lower, or raise model.context_length as far as the model allows.");
    }

    /// <inheritdoc />
    public ItemResult Describe(Subject subject, Item item) => Mark(Own(item), "");

    /// <inheritdoc />
    public async Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var question = Own(item);
        var prompt = options.Prompts.Of(question.Question);
        var reply = await model.GenerateAsync(prompt, options.Prompts.Generation, cancellationToken).ConfigureAwait(false);
        return Mark(question, options.Rule.Extract(reply.Text)) with
        {
            Prompt = prompt,
            Reply = reply.Text,
            PromptTokens = reply.PromptTokens,
            OutputTokens = reply.OutputTokens,
        };
    }

    private ItemResult Mark(GSM8KItem item, string prediction) => new()
    {
        Id = item.Id,
        Question = item.Question,
        Gold = item.Gold,
        Prediction = prediction,
        Outcome = prediction.Length == 0 ? Outcome.Unparsed : options.Rule.IsRight(prediction, item.Gold) ? Outcome.Correct : Outcome.Wrong,
    };

    private static GSM8KItem Own(Item item) => item as GSM8KItem ?? throw new ArgumentException("not an item of this dataset", nameof(item));

    private static (IReadOnlyList<GSM8KItem> Items, IReadOnlyList<Problem> Problems) Read(string file)
    {
        try
        {
            return (GSM8KReader.Read(file), []);
        }
        catch (InputException e)
        {
            return ([], e.Problems);
        }
    }
}
