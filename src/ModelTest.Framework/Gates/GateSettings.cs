using System.Globalization;
using ModelTest.Baselines;
using ModelTest.Datasets;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Gates;

/// <summary>
/// What makes tests fail; section <c>gates</c>. A subject's gates apply to that subject alone, a group's minimum to the group's average and a
/// dataset's to the average over all subjects; the averages are taken once all their subjects are done.
/// </summary>
internal sealed class GateSettings
{
    /// <summary>The name of the section that is about the judge and not about a dataset.</summary>
    public const string JudgeSection = "judge";

    /// <summary>The gates by the provider's name, such as <c>ceval</c>.</summary>
    public IReadOnlyDictionary<string, DatasetGates> Datasets { get; init; } = new Dictionary<string, DatasetGates>();

    /// <summary>What is asked of the judge, on every judged dataset.</summary>
    public JudgeGates Judge { get; init; } = new();

    internal IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>What is asked of a subject; null when nothing is asked of it alone.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="subject">The subject's name.</param>
    public ScoreLimits? ForSubject(string provider, string subject) => Limits(Datasets.GetValueOrDefault(provider)?.Subjects.GetValueOrDefault(subject));

    /// <summary>What is asked of a group; null when nothing is.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="group">The group; its title or its row name may be configured.</param>
    public ScoreLimits? ForGroup(string provider, SubjectGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Limits(Group(provider, group));
    }

    /// <summary>What is asked of all subjects together; null when nothing is.</summary>
    /// <param name="provider">The provider's name.</param>
    public ScoreLimits? ForDataset(string provider) =>
        Datasets.GetValueOrDefault(provider) is { } gates ? ScoreLimits.Of(gates.Minimum, gates.MaximumUnparsed) : null;

    /// <summary>What is asked of a dataset's comparison with its baseline.</summary>
    /// <param name="provider">The provider's name.</param>
    public BaselineSettings Baseline(string provider) => Datasets.GetValueOrDefault(provider)?.Baseline ?? new BaselineSettings();

    /// <summary>What a group's comparison with the baseline lets pass; null: nothing is asked of it.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="group">The group.</param>
    public BaselineLimits? Baseline(string provider, SubjectGroup group) => Group(provider, group)?.Baseline;

    /// <summary>What a subject's comparison with the baseline lets pass; null: nothing is asked of it.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="subject">The subject.</param>
    public BaselineLimits? Baseline(string provider, Subject subject) => Datasets.GetValueOrDefault(provider)?.Subjects.GetValueOrDefault(subject.Name)?.Baseline;

    /// <summary>Checks that every gated group and subject exists, is named once and has a gate.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="dataset">The opened dataset, with all its subjects.</param>
    /// <returns>The problems; for an unknown name with the nearest valid one.</returns>
    public IReadOnlyList<Problem> Inspect(string provider, IDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (!Datasets.TryGetValue(provider, out var gates))
        {
            return [];
        }
        var titles = dataset.Groups.Select(g => g.Title).ToList();
        var known = titles.Concat(dataset.Groups.Select(g => g.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var subjects = dataset.Subjects.Select(s => s.Name).ToList();
        return
        [
            .. gates.Groups.Keys.Where(g => !known.Contains(g)).Select(g => Unknown(provider, "groups", g, "group", titles)),
            .. gates.Subjects.Keys.Where(s => !subjects.Contains(s, StringComparer.OrdinalIgnoreCase))
                .Select(s => Unknown(provider, "subjects", s, "subject", subjects)),
            .. dataset.Groups.Where(g => IsDoubled(gates, g)).Select(g => new Problem(
                Where(provider, "groups", g.Name), $"'{g.Name}' is the group '{g.Title}', which has a gate of its own.", "keep one of the two.")),
            .. OffScale(provider, dataset, gates),
            .. WithoutGate(provider, "groups", gates.Groups),
            .. WithoutGate(provider, "subjects", gates.Subjects),
        ];
    }

    private static ScoreLimits? Limits(PartGates? gates) => gates is null ? null : ScoreLimits.Of(gates.Minimum, gates.MaximumUnparsed);

    private PartGates? Group(string provider, SubjectGroup group)
    {
        var groups = Datasets.GetValueOrDefault(provider)?.Groups;
        return groups?.GetValueOrDefault(group.Title) ?? groups?.GetValueOrDefault(group.Name);
    }

    private static bool IsDoubled(DatasetGates gates, SubjectGroup group) =>
        !group.Name.Equals(group.Title, StringComparison.OrdinalIgnoreCase) && gates.Groups.ContainsKey(group.Name) && gates.Groups.ContainsKey(group.Title);

    // A minimum of an accuracy was checked when the configuration was loaded; only the dataset knows its own units.
    private IEnumerable<Problem> OffScale(string provider, IDataset dataset, DatasetGates gates)
    {
        var whole = Headline.Of(dataset)?.Scale ?? dataset.Scale;
        (string Key, double? Minimum, ScoreScale Scale)[] minimums =
        [
            ("minimum", gates.Minimum, whole),
            .. gates.Subjects.Select(s => ($"subjects.{s.Key}.minimum", s.Value.Minimum, dataset.Scale)),
            .. gates.Groups.Select(g => ($"groups.{g.Key}.minimum", g.Value.Minimum, Named(dataset, g.Key)?.Scale ?? dataset.Scale)),
        ];
        return minimums.Where(m => !m.Scale.IsAccuracy && (m.Minimum < m.Scale.Lowest || m.Minimum > m.Scale.Highest)).Select(m =>
        {
            var key = $"gates.{provider}.{m.Key}";
            return new Problem(
                Sources.GetValueOrDefault(key) is { } source ? $"{source}, {key}" : key,
                string.Create(CultureInfo.InvariantCulture, $"is {m.Minimum}, and scores go from {m.Scale}."),
                "give a number within that.");
        });
    }

    private static SubjectGroup? Named(IDataset dataset, string name) => dataset.Groups.FirstOrDefault(
        g => g.Title.Equals(name, StringComparison.OrdinalIgnoreCase) || g.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Problem> WithoutGate(string provider, string section, Dictionary<string, PartGates> gates) =>
        gates.Where(g => g.Value is { Minimum: null, MaximumUnparsed: null, Baseline: null })
            .Select(g => new Problem(Where(provider, section, g.Key), "has no gate, so it checks nothing.", "give one, such as { \"minimum\": 0.4 }."));

    private Problem Unknown(string provider, string section, string name, string what, List<string> known) =>
        new(Where(provider, section, name), $"'{name}' is no {what} of {provider}.", Nearest.Suggest(name, known));

    private string Where(string provider, string section, string name)
    {
        var key = $"gates.{provider}.{section}.{name}";
        var source = Sources.FirstOrDefault(s => s.Key.StartsWith(key + ".", StringComparison.OrdinalIgnoreCase)).Value;
        return source is null ? key : $"{source}, {key}";
    }
}
