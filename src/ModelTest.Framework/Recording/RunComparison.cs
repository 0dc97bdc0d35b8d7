using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Models;

namespace ModelTest.Recording;

/// <summary>Whether two runs put the same questions to the same model in the same way, so that their items can stand in one table.</summary>
internal static class RunComparison
{
    private const string None = "not there";

    // What a dataset's items do not depend on: which subjects are asked, and where the data lies. What the data says is compared item by item.
    private static readonly string[] NotCompared = [nameof(Datasets.DatasetSettings.Subjects)];

    /// <summary>What differs in two models.</summary>
    /// <param name="section">model or judge.</param>
    /// <param name="was">The recorded one; null: there was none, so nothing differs.</param>
    /// <param name="now">The other; null: there is none.</param>
    public static IEnumerable<RunDifference> Models(string section, ModelInfo? was, ModelInfo? now) => was is null || now is null ? [] : Differences(
        (section + ".fingerprint", was.Fingerprint, now.Fingerprint),
        (section + ".engine", was.Engine, now.Engine),
        (section + ".dtype", was.Dtype, now.Dtype),
        (section + ".template", was.Template, now.Template),
        (section + ".context_length", Json(JsonValue.Create(was.ContextLength)), Json(JsonValue.Create(now.ContextLength))));

    /// <summary>What differs in a model's settings of generation.</summary>
    /// <param name="section">model or judge.</param>
    /// <param name="was">All settings of the recorded run.</param>
    /// <param name="now">All settings of the other.</param>
    public static IEnumerable<RunDifference> Generation(string section, JsonObject? was, JsonObject? now) =>
        Sections(section + ".generation", was?[section]?["generation"], now?[section]?["generation"], []);

    /// <summary>What differs in a dataset's settings.</summary>
    /// <param name="provider">The name in the configuration.</param>
    /// <param name="settings">The class of its settings.</param>
    /// <param name="was">All settings of the recorded run.</param>
    /// <param name="now">All settings of the other.</param>
    public static IEnumerable<RunDifference> Dataset(string provider, Type settings, JsonObject? was, JsonObject? now)
    {
        var skipped = SettingsNames.Properties(settings).Values
            .Where(p => p.GetCustomAttribute<SettingsPathAttribute>() is not null || NotCompared.Contains(p.Name, StringComparer.Ordinal))
            .Select(p => $"datasets.{provider}.{SettingsNames.Of(p)}").ToHashSet(StringComparer.Ordinal);
        return Sections($"datasets.{provider}", was?["datasets"]?[provider], now?["datasets"]?[provider], skipped);
    }

    /// <summary>What differs in values of the section run.</summary>
    /// <param name="key">The key, such as <c>seed</c>.</param>
    /// <param name="was">All settings of the recorded run.</param>
    /// <param name="now">All settings of the other.</param>
    public static IEnumerable<RunDifference> Run(string key, JsonObject? was, JsonObject? now) =>
        Sections("run." + key, was?["run"]?[key], now?["run"]?[key], []);

    // What the one or the other does not have says nothing: it has not come to that dataset or judge, or is older than the key.
    private static IEnumerable<RunDifference> Sections(string key, JsonNode? was, JsonNode? now, HashSet<string> skipped)
    {
        if (was is null || now is null)
        {
            return [];
        }
        var (before, after) = (Leaves(key, was), Leaves(key, now));
        return Differences([.. before.Keys.Union(after.Keys).Where(k => !skipped.Contains(k)).Order(StringComparer.Ordinal)
            .Select(k => (k, before.GetValueOrDefault(k, None), after.GetValueOrDefault(k, None)))]);
    }

    private static Dictionary<string, string> Leaves(string key, JsonNode? node)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(key, node);
        return leaves;

        void Add(string name, JsonNode? value)
        {
            if (value is JsonObject section)
            {
                foreach (var (child, inner) in section)
                {
                    Add($"{name}.{child}", inner);
                }
            }
            else if (value is not null)
            {
                leaves[name] = Json(value);
            }
        }
    }

    private static IEnumerable<RunDifference> Differences(params (string Key, string Was, string Now)[] values) =>
        values.Where(v => v.Was != v.Now).Select(v => new RunDifference(v.Key, v.Was, v.Now));

    private static string Json(JsonNode value) => value.ToJsonString(RecordJson.Line);
}
