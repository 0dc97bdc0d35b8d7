using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Gates;
using ModelTest.Judging;

namespace ModelTest.Recording;

/// <summary>The settings in force as run.json shows them: snake case, secrets masked.</summary>
internal static class SettingsDump
{
    /// <summary>The settings that bear on a run of the given providers.</summary>
    public static JsonObject Of(Settings settings, IEnumerable<string> providers)
    {
        var datasets = new JsonObject();
        var gates = new JsonObject();
        foreach (var provider in providers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (settings.Datasets.TryGetValue(provider, out var dataset))
            {
                datasets[provider] = Node(dataset);
            }
            if (settings.Gates.Datasets.TryGetValue(provider, out var gate))
            {
                gates[provider] = Node(gate);
            }
        }
        if (!settings.Gates.Judge.IsEmpty && settings.Datasets.Any(d => datasets.ContainsKey(d.Key) && d.Value is JudgedDatasetSettings))
        {
            gates[GateSettings.JudgeSection] = Node(settings.Gates.Judge);
        }
        var dump = new JsonObject
        {
            ["model"] = Node(settings.Model),
            ["datasets"] = datasets,
            ["gates"] = gates,
            ["run"] = Node(settings.Run),
        };
        if (settings.Datasets.Any(d => datasets.ContainsKey(d.Key) && d.Value is JudgedDatasetSettings))
        {
            dump.Insert(1, "judge", Node(settings.Judge));
            dump["snapshots"] = Node(settings.Snapshots);
        }
        return dump;
    }

    // By the object's own type: a provider's settings class adds to DatasetSettings.
    private static JsonNode Node(object value)
    {
        var node = JsonSerializer.SerializeToNode(value, value.GetType(), RecordJson.Document)!;
        Hide(node);
        return node;
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Replace("", list[i], text => list[i] = text);
            }
        }
        else if (node is JsonObject section)
        {
            foreach (var (key, child) in section.ToList())
            {
                Replace(key, child, text => section[key] = text);
            }
        }
    }

    private static void Replace(string key, JsonNode? value, Action<string> set)
    {
        if (value is JsonValue single && single.TryGetValue(out string? text) && text.Length > 0)
        {
            var shown = Secrets.Show(key, text);
            if (shown != text)
            {
                set(shown);
            }
            return;
        }
        Hide(value);
    }
}
