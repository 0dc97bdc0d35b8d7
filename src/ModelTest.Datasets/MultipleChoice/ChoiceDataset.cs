using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>The opened folder of a benchmark. A subject's files are read once, when it is first used.</summary>
internal sealed class ChoiceDataset : IDataset
{
    private readonly ChoiceSuite suite;
    private readonly ChoiceOptions options;
    private readonly ChoiceMethod method;
    private readonly Dictionary<string, Lazy<ChoiceData>> data;
    private readonly Dictionary<string, string> versions;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder with the splits.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="InputException">It is not there, or does not hold what is needed.</exception>
    public ChoiceDataset(string folder, ChoiceOptions options)
    {
        ChoiceFolder.Check(options.Benchmark, folder, options.Splits);
        suite = ChoiceSuite.Find(folder, options);
        this.options = options;
        method = ChoiceMethod.For(options.Asking);
        Subjects = [.. suite.Subjects.Select(s => new Subject(s.Name, s.Group))];
        data = suite.Subjects.ToDictionary(s => s.Name, s => new Lazy<ChoiceData>(() => ChoiceReader.Read(folder, s, options)), StringComparer.Ordinal);
        versions = suite.Subjects.ToDictionary(s => s.Name, s => ChoiceVersion.Hash(options, s.PromptName)[..PromptHash.ShownDigits], StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public string Name => suite.Name;

    /// <inheritdoc />
    public string Mode => options.ModeName;

    /// <inheritdoc />
    public string Metric => "accuracy";

    /// <inheritdoc />
    public IReadOnlyList<Subject> Subjects { get; }

    /// <inheritdoc />
    public IReadOnlyList<SubjectGroup> Groups => suite.Groups;

    /// <inheritdoc />
    public bool NeedsScores => method.NeedsScores;

    /// <inheritdoc />
    public string RowName(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return suite.RowPrefix + subject.Name;
    }

    /// <inheritdoc />
    public string Version(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return versions[subject.Name];
    }

    /// <inheritdoc />
    public IReadOnlyList<Problem> Inspect(Subject subject) => Data(subject).Problems;

    /// <inheritdoc />
    public IReadOnlyList<Item> ReadItems(Subject subject)
    {
        var read = Data(subject);
        return read.Problems.Count == 0 ? read.Items : throw new InputException(read.Problems);
    }

    /// <inheritdoc />
    public Task<Problem?> InspectAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return method.InspectAsync(Question(subject, item), model, cancellationToken);
    }

    /// <inheritdoc />
    public ItemResult Describe(Subject subject, Item item) => Question(subject, item).Mark("");

    /// <inheritdoc />
    public Task<ItemResult> EvaluateAsync(Subject subject, Item item, IModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return method.AskAsync(Question(subject, item), model, cancellationToken);
    }

    private ChoiceQuestion Question(Subject subject, Item item) =>
        new(item as ChoiceItem ?? throw new ArgumentException("not an item of this dataset", nameof(item)), Data(subject).Prompts, options);

    private ChoiceData Data(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return data.TryGetValue(subject.Name, out var read)
            ? read.Value
            : throw new ArgumentException($"'{subject.Name}' is not a subject of this dataset", nameof(subject));
    }
}
