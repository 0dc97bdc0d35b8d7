using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Settings given as flat keys with text values: variables, and what the build gives.</summary>
internal static class FlatSource
{
    /// <summary>The place of what the test project's build gives.</summary>
    public const string TestProject = "the test project's build";

    private const string Prefix = "MODELTEST_";

    /// <summary>The variables that are settings.</summary>
    public static IEnumerable<SettingsNode> Environment(SettingsSources sources, List<Problem> problems)
    {
        var entries = new Dictionary<string, (string Value, SettingsOrigin Origin)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in sources.Environment.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || value.Length == 0)
            {
                continue;
            }
            var key = name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
            if (!entries.TryAdd(key, (value, new SettingsOrigin(name, sources.Folder))))
            {
                problems.Add(new Problem(name, $"the same setting as {entries[key].Origin.Where}, which differs only in case.", "keep one of them."));
            }
        }
        return Layers(entries, "the environment", sources.Folder, problems);
    }

    /// <summary>What was given with <c>-p:</c>.</summary>
    public static IEnumerable<SettingsNode> Build(SettingsSources sources, List<Problem> problems)
    {
        var folder = sources.Folder;
        var names = new Dictionary<string, string>(sources.BuildNames, StringComparer.OrdinalIgnoreCase);
        return Layers(Entries(sources.Build, folder, key => names.GetValueOrDefault(key, "-p:" + key)), "-p:", folder, problems);
    }

    /// <summary>What the test project's build gives.</summary>
    public static IEnumerable<SettingsNode> Defaults(SettingsSources sources, List<Problem> problems)
    {
        var folder = sources.DefaultsFolder ?? sources.Folder;
        return Layers(Entries(sources.Defaults, folder, _ => TestProject), TestProject, folder, problems);
    }

    private static Dictionary<string, (string Value, SettingsOrigin Origin)> Entries(
        IReadOnlyDictionary<string, string> values, string folder, Func<string, string> where) =>
        values.Where(v => v.Value.Length > 0)
            .ToDictionary(v => v.Key, v => (v.Value, new SettingsOrigin(where(v.Key), folder)), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<SettingsNode> Layers(
        Dictionary<string, (string Value, SettingsOrigin Origin)> entries, string where, string folder, List<Problem> problems)
    {
        var whole = Root(where, folder);
        var parts = Root(where, folder);
        foreach (var (key, (value, origin)) in entries.OrderBy(e => e.Key, StringComparer.OrdinalIgnoreCase))
        {
            var segments = key.Split(':');
            // A model's text replaces what lower sources say of it; keys of the same source then go on top of that text.
            Insert(SettingsMerge.IsModel(string.Join('.', segments)) ? whole : parts, segments, value, origin, problems);
        }
        return [whole, parts];
    }

    private static SettingsNode Root(string where, string folder) => new("", SettingsKind.Section, "", new SettingsOrigin(where, folder));

    private static void Insert(SettingsNode root, string[] segments, string value, SettingsOrigin origin, List<Problem> problems)
    {
        var node = root;
        foreach (var segment in segments[..^1])
        {
            if (!node.Children.TryGetValue(segment, out var next))
            {
                next = new SettingsNode(SettingsNode.Join(node.Key, segment), SettingsKind.Section, "", origin);
                node.Children[segment] = next;
            }
            if (next.Kind != SettingsKind.Section)
            {
                problems.Add(next.Problem($"given as one value, and {origin.Where} gives a key inside it.", "keep one of the two."));
                return;
            }
            node = next;
        }
        var leaf = new SettingsNode(SettingsNode.Join(node.Key, segments[^1]), SettingsKind.Loose, value, origin);
        node.Children[segments[^1]] = leaf;
    }
}
