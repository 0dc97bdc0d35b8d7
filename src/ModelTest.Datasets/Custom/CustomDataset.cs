using System.Collections.Concurrent;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Custom;

/// <summary>A dataset that a definition describes. A file is read once, when something in it is first needed.</summary>
internal sealed class CustomDataset : IDataset
{
    private readonly CustomPlan plan;
    private readonly ChoiceMethod method;
    private readonly ConcurrentDictionary<string, Lazy<(IReadOnlyList<CustomRow> Rows, IReadOnlyList<Problem> Problems)>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<CustomData>> data;

    /// <summary>Opens a dataset.</summary>
    /// <param name="plan">The definition.</param>
    /// <exception cref="InputException">It has no subjects, or groups name others.</exception>
    public CustomDataset(CustomPlan plan)
    {
        this.plan = plan;
        method = ChoiceMethod.For(plan.Asking);
        var names = FindSubjects();
        var groups = plan.Definition.Groups;
        var problems = groups.SelectMany(g => g.Value.Except(names, StringComparer.Ordinal).Select(unknown =>
            new Problem(plan.File.Place($"groups.{g.Key}"), $"there is no subject '{unknown}'.", Nearest.Suggest(unknown, names)))).ToList();
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        Subjects = [.. names.Select(name => new Subject(name, groups.FirstOrDefault(g => g.Value.Contains(name, StringComparer.Ordinal)).Key ?? plan.Name))];
        // One subject alone is the dataset: a row of the whole would say the same again.
        Groups = names.Count == 1 ? [] :
        [
            .. groups.Select(g => new SubjectGroup($"{plan.Name}-{Slug.Of(g.Key, '-')}", g.Key, g.Value)),
            new SubjectGroup(plan.Name, "All", names),
        ];
        data = names.ToDictionary(name => name, name => new Lazy<CustomData>(() => Read(name)), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public string Name => plan.Name;

    /// <inheritdoc />
    public string Mode => plan.Definition.Mode.ToString().ToLowerInvariant();

    /// <inheritdoc />
    public string Metric => "accuracy";

    /// <inheritdoc />
    public IReadOnlyList<Subject> Subjects { get; }

    /// <inheritdoc />
    public IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc />
    public bool NeedsScores => method.NeedsScores;

    /// <inheritdoc />
    public string RowName(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Name == plan.Name ? plan.Name : $"{plan.Name}-{subject.Name}";
    }

    /// <inheritdoc />
    public string Version(Subject subject) => plan.Version;

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

    private CustomQuestion Question(Subject subject, Item item) =>
        new(plan, item as CustomItem ?? throw new ArgumentException("not an item of this dataset", nameof(item)), Data(subject).Shots);

    private CustomData Data(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return data.TryGetValue(subject.Name, out var read)
            ? read.Value
            : throw new ArgumentException($"'{subject.Name}' is not a subject of this dataset", nameof(subject));
    }

    private IReadOnlyList<string> FindSubjects()
    {
        if (plan.Definition.Subjects is { Length: > 0 } given)
        {
            return given;
        }
        if (!plan.Files.IsBySubject && plan.Definition.Columns.Subject.Length == 0)
        {
            return [plan.Name];
        }
        IReadOnlyList<string> found = plan.Files.IsBySubject
            ? plan.Files.FindSubjects()
            : [.. File(plan.Files.Path("")).Rows.Select(r => r.Values.GetValueOrDefault(plan.Definition.Columns.Subject, "")).Where(s => s.Length > 0).Distinct()];
        return found.Count > 0 ? found
            : !plan.Files.IsBySubject && File(plan.Files.Path("")).Problems is { Count: > 0 } problems ? throw new InputException(problems)
            : throw new InputException(
                plan.File.Place(plan.Files.IsBySubject ? "files" : "columns.subject"), $"'{plan.Definition.Files}' gives no subject.", "check the path and the column.");
    }

    private CustomData Read(string subject)
    {
        var problems = new List<Problem>();
        var reader = new CustomReader(plan);
        var items = Read(reader, plan.Files, subject, problems);
        if (items.Count == 0 && problems.Count == 0)
        {
            problems.Add(new Problem(plan.File.Place("files"), $"there is no question of '{subject}'.", "check the file, or leave the subject out of 'subjects'."));
        }
        var shots = plan.ShotFiles is null ? [] : Read(reader, plan.ShotFiles, subject, problems).Take(plan.Shots).ToList();
        if (shots.Count < plan.Shots && problems.Count == 0)
        {
            problems.Add(new Problem(plan.File.Place("shots.files"), $"{shots.Count} rows for '{subject}', but {plan.Shots} shots are wanted.", "add rows, or set shots.count lower."));
        }
        return new(items, shots, problems);
    }

    private List<CustomItem> Read(CustomReader reader, CustomFiles which, string subject, List<Problem> problems)
    {
        try
        {
            var (rows, wrong) = File(which.Path(subject));
            problems.AddRange(wrong);
            var column = plan.Definition.Columns.Subject;
            // Shots that are the same for all subjects need no column of subjects.
            var own = column.Length == 0 || (which == plan.ShotFiles && rows.All(r => !r.Values.ContainsKey(column)))
                ? rows
                : rows.Where(r => r.Values.GetValueOrDefault(column) == subject);
            return reader.Read(own, subject, problems);
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
            return [];
        }
    }

    private (IReadOnlyList<CustomRow> Rows, IReadOnlyList<Problem> Problems) File(string path) =>
        files.GetOrAdd(path, p => new(() => CustomRows.Read(p))).Value;
}
