using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>
/// Reads the files of AlpacaEval: arrays of <c>instruction, output, generator, dataset</c>, which hold a model's outputs and the
/// instructions with them, and OpenCompass's <c>alpaca_eval.json</c> of <c>question, capability</c>, which has no outputs.
/// </summary>
internal static class AlpacaEvalReader
{
    /// <summary>The baseline of AlpacaEval 2.</summary>
    public const string Baseline = "gpt4_1106_preview";

    /// <summary>Where instructions are from.</summary>
    public static IReadOnlyList<string> Datasets { get; } = ["helpful_base", "koala", "oasst", "selfinstruct", "vicuna"];

    // How many missing outputs a message lists.
    private const int Shown = 3;

    /// <summary>The file of the instructions.</summary>
    /// <param name="path">The path as configured: a file, or the folder that holds <c>reference_outputs</c>.</param>
    /// <exception cref="InputException">It is not there; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.alpacaeval.path",
        path,
        [$"reference_outputs/{Baseline}.json", "alpaca_eval.json", $"{Baseline}.json"],
        $"a folder that holds reference_outputs/{Baseline}.json");

    /// <summary>Reads the instructions.</summary>
    /// <param name="file">The file, of either layout.</param>
    /// <exception cref="InputException">All that is wrong with it.</exception>
    public static IReadOnlyList<AlpacaEvalItem> ReadItems(string file)
    {
        var next = 0;
        return JsonRows.Read(file, row => Item(row, next++), i => i.Instruction, "instruction");
    }

    /// <summary>Reads a model's outputs, by instruction.</summary>
    /// <param name="file">The file.</param>
    /// <param name="items">The items that need an output.</param>
    /// <exception cref="InputException">All that is wrong with it, or outputs are missing.</exception>
    public static IReadOnlyDictionary<string, string> ReadOutputs(string file, IReadOnlyCollection<AlpacaEvalItem> items)
    {
        var outputs = JsonRows.Read(file, r => KeyValuePair.Create(r.Filled("instruction"), r.Text("output")), o => o.Key, "instruction")
            .ToDictionary(o => o.Key, o => o.Value);
        var missing = items.Where(i => !outputs.ContainsKey(i.Instruction)).Select(i => i.Id).ToList();
        if (missing.Count > 0)
        {
            var what = FormattableString.Invariant($"{missing.Count} instructions have no output: {string.Join(", ", missing.Take(Shown))}");
            throw new InputException(file, what + (missing.Count > Shown ? ", …" : "."), "use outputs to the same instructions.");
        }
        return outputs;
    }

    /// <summary>Whether the file of the instructions has outputs to them.</summary>
    /// <param name="file">A file that <see cref="ReadItems"/> has read.</param>
    public static bool HasOutputs(string file)
    {
        var row = 0;
        return JsonRows.Read(file, r => (Has: r.Has("output"), Row: FormattableString.Invariant($"{row++}")), r => r.Row, "row").All(r => r.Has);
    }

    private static AlpacaEvalItem Item(JsonRow row, int index)
    {
        var (instruction, dataset) = row.Has("question") ? ("question", "capability") : ("instruction", "dataset");
        var name = row.Filled(dataset);
        return Datasets.Contains(name)
            ? new(index, row.Filled(instruction), name)
            : throw row.Wrong($"the {dataset} is '{name}'.", Nearest.Suggest(name, Datasets));
    }
}
