using System.Text.Json.Nodes;
using ModelTest.Configuration;

namespace ModelTest.Recording;

/// <summary>The datasets' settings of recorded runs, as defaults of a command that is about them: where the data lies, which split, which limit.</summary>
internal static class RecordedSettings
{
    /// <summary>The settings under flat keys, such as <c>datasets:ceval:path</c>.</summary>
    /// <param name="runs">The runs; of the first one that has a dataset its settings count.</param>
    public static Dictionary<string, string> Flat(IEnumerable<FinishedRun> runs)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var all = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            foreach (var recorded in run.Datasets)
            {
                var provider = recorded.Provider;
                Add(flat, $"datasets:{provider}", run.Document.Settings?["datasets"]?[provider]);
                all.TryAdd(provider, [.. recorded.Dataset.Subjects.Select(s => s.Name)]);
                asked.TryAdd(provider, new HashSet<string>(StringComparer.Ordinal));
                asked[provider].UnionWith(recorded.Subjects.Select(s => s.Row.Subject));
            }
        }
        // A filter may have left subjects out, of which nothing is recorded.
        foreach (var (provider, subjects) in asked)
        {
            var key = $"datasets:{provider}:subjects";
            string[] selected = flat.TryGetValue(key, out var listed) && listed.Length > 0 ? listed.Split(',') : all[provider];
            if (selected.Length > subjects.Count)
            {
                flat[key] = string.Join(',', selected.Where(subjects.Contains));
            }
        }
        return flat;
    }

    private static void Add(Dictionary<string, string> flat, string key, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject section:
                foreach (var (name, child) in section)
                {
                    Add(flat, $"{key}:{name}", child);
                }
                break;
            case JsonArray list:
                flat.TryAdd(key, string.Join(',', list.Select(n => n?.ToString())));
                break;
            case not null when node.ToString() != Secrets.Mask:
                flat.TryAdd(key, node.ToString());
                break;
        }
    }
}
