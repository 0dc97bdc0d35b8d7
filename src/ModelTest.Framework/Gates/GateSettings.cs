using ModelTest.Datasets;
using ModelTest.Problems;

namespace ModelTest.Gates;

/// <summary>
/// What makes tests fail; section <c>gates</c>. A subject's minimum applies to that subject alone, a group's to the group's average and a
/// dataset's to the average over all subjects; the averages are taken once all their subjects are done.
/// </summary>
public sealed class GateSettings
{
    /// <summary>The gates by the provider's name, such as <c>ceval</c>.</summary>
    public IReadOnlyDictionary<string, DatasetGates> Datasets { get; init; } = new Dictionary<string, DatasetGates>();

    internal IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>The minimum of a subject, 0 to 1; null when it has none of its own.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="subject">The subject's name.</param>
    public double? ForSubject(string provider, string subject) =>
        Datasets.GetValueOrDefault(provider)?.Subjects.GetValueOrDefault(subject)?.Minimum;

    /// <summary>The minimum of a group's average, 0 to 1; null when it has none.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="group">The group; its title or its row name may be configured.</param>
    public double? ForGroup(string provider, SubjectGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var groups = Datasets.GetValueOrDefault(provider)?.Groups;
        return (groups?.GetValueOrDefault(group.Title) ?? groups?.GetValueOrDefault(group.Name))?.Minimum;
    }

    /// <summary>The minimum of the average over all subjects, 0 to 1; null when there is none.</summary>
    /// <param name="provider">The provider's name.</param>
    public double? ForDataset(string provider) => Datasets.GetValueOrDefault(provider)?.Minimum;

    /// <summary>Checks that every gated group and subject exists.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="dataset">The opened dataset.</param>
    /// <param name="settings">Its settings; subjects are not checked where only some are to run.</param>
    /// <returns>A problem with the nearest valid name for each that does not.</returns>
    public IReadOnlyList<Problem> Inspect(string provider, IDataset dataset, DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(settings);
        if (!Datasets.TryGetValue(provider, out var gates) || settings.Subjects.Length > 0)
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
        ];
    }

    private Problem Unknown(string provider, string section, string name, string what, List<string> known)
    {
        var key = $"gates.{provider}.{section}.{name}";
        var where = Sources.GetValueOrDefault(key + ".minimum") is { } source ? $"{source}, {key}" : key;
        return new Problem(where, $"'{name}' is no {what} of {provider}.", Nearest.Suggest(name, known));
    }
}
