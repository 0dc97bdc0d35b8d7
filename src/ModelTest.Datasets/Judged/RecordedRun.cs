using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>The replies to a judged dataset that an earlier run left: another model's, to compare with.</summary>
internal static class RecordedRun
{
    // How many missing replies a message lists.
    private const int Shown = 3;

    /// <summary>Whether a path is the folder of a run of a judged dataset.</summary>
    /// <param name="path">Any path.</param>
    public static bool Is(string path) => Directory.Exists(Path.Combine(path, "replies"));

    /// <summary>Reads the model's name and its replies.</summary>
    /// <param name="key">The configuration's key, such as <c>datasets.alpacaeval.baseline</c>.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="ids">The items that need a reply.</param>
    /// <exception cref="InputException">The run was of another dataset, a file is wrong, or replies are missing.</exception>
    public static Baseline Read(string key, string folder, string dataset, IEnumerable<string> ids)
    {
        var replies = Path.Combine(folder, "replies", dataset);
        if (!Directory.Exists(replies))
        {
            throw new InputException(key, $"the run '{folder}' has no replies to {dataset}.", "name the folder of a run of the same dataset.");
        }
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(replies, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var (id, reply) in JsonRows.Read(file, r => (Id: r.Filled("item"), Reply: r.Text("reply")), r => r.Id, "item"))
            {
                byId[id] = reply;
            }
        }
        Check(replies, ids.Where(id => !byId.ContainsKey(id)).ToList());
        return new(ModelOf(folder), byId);
    }

    /// <summary>Throws where replies are missing.</summary>
    /// <param name="place">The file or folder of the replies.</param>
    /// <param name="missing">The items without one.</param>
    private static void Check(string place, List<string> missing)
    {
        if (missing.Count > 0)
        {
            var what = FormattableString.Invariant($"{missing.Count} items have no reply: {string.Join(", ", missing.Take(Shown))}");
            what += missing.Count > Shown ? ", …" : ".";
            throw new InputException(place, what, "take a run of the whole dataset, without limit or subjects.");
        }
    }

    private static string ModelOf(string folder)
    {
        var file = Path.Combine(folder, "run.json");
        try
        {
            return JsonElement.Parse(File.ReadAllText(file)).GetProperty("model").GetProperty("name").GetString()
                ?? throw new InputException(file, "names no model.", "take the folder of a run as it was written.");
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(file, $"is no record of a run ({e.Message.TrimEnd('.')}).", "take the folder of a run as it was written.", e);
        }
    }
}
