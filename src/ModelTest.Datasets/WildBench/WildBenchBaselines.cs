using System.Text.Json;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.WildBench;

/// <summary>Reads the replies of the reference models.</summary>
internal static class WildBenchBaselines
{
    private const string Setting = "datasets.wildbench.baselines";

    // How many missing replies a message lists.
    private const int Shown = 3;

    /// <summary>Reads them.</summary>
    /// <param name="paths">Files of WildBench's layout, or folders of runs.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="tasks">The tasks.</param>
    /// <exception cref="InputException">All that is wrong with them.</exception>
    public static IReadOnlyList<Baseline> Read(IReadOnlyList<string> paths, string dataset, IReadOnlyList<WildBenchTask> tasks)
    {
        List<Baseline> baselines = [.. paths.Select(p => Read(p, dataset, tasks))];
        return baselines.GroupBy(b => b.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InputException(Setting, $"two of them are named '{twice.Key}'.", "name each once; a file is named after the model.")
            : baselines;
    }

    private static Baseline Read(string path, string dataset, IReadOnlyList<WildBenchTask> tasks)
    {
        if (RecordedRun.Is(path))
        {
            return RecordedRun.Read(Setting, path, dataset, tasks.Select(t => t.Id));
        }
        if (!File.Exists(path))
        {
            throw new InputException(Setting, $"'{path}' is neither a file nor the folder of a run.", "name one of the two.");
        }
        var replies = JsonRows.Read(path, r => KeyValuePair.Create(r.Id("session_id"), Output(r)), r => r.Key, "session id")
            .ToDictionary(StringComparer.Ordinal);
        var missing = tasks.Where(t => !replies.ContainsKey(t.Id)).Select(t => t.Id).ToList();
        if (missing.Count > 0)
        {
            var what = FormattableString.Invariant($"{missing.Count} tasks have no output: {string.Join(", ", missing.Take(Shown))}");
            throw new InputException(path, what + (missing.Count > Shown ? ", …" : "."), "use outputs to the same tasks.");
        }
        return new(Path.GetFileNameWithoutExtension(path), replies);
    }

    // WildBench keeps an output as a list of one text.
    private static string Output(JsonRow row)
    {
        if (!row.Value.TryGetProperty("output", out var output) || output.ValueKind != JsonValueKind.Array)
        {
            return row.Text("output");
        }
        var texts = row.Texts("output");
        return texts.Count > 0 ? texts[0] : throw row.Wrong("the field 'output' has no elements.");
    }
}
