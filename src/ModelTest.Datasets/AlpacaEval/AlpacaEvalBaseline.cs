using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>Finds and reads the outputs to compare with.</summary>
internal static class AlpacaEvalBaseline
{
    private const string Setting = "datasets.alpacaeval.baseline";

    /// <summary>Reads the outputs.</summary>
    /// <param name="path">The path as configured: a file, or a run's folder; empty: beside the instructions, or with them.</param>
    /// <param name="instructions">The file of the instructions.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="items">The items.</param>
    /// <exception cref="InputException">They are not there, a file is wrong, or outputs are missing.</exception>
    public static Baseline Read(string path, string instructions, string dataset, IReadOnlyList<AlpacaEvalItem> items)
    {
        if (RecordedRun.Is(path))
        {
            return RecordedRun.Read(Setting, path, dataset, items.Select(i => i.Id));
        }
        var file = path.Length > 0 ? path : Beside(instructions);
        if (!File.Exists(file))
        {
            throw new InputException(Setting, $"'{file}' is neither a file nor the folder of a run.", "name one of the two.");
        }
        var outputs = AlpacaEvalReader.ReadOutputs(file, items);
        return new(NameOf(file), items.ToDictionary(i => i.Id, i => outputs[i.Instruction], StringComparer.Ordinal));
    }

    private static string Beside(string instructions)
    {
        if (AlpacaEvalReader.HasOutputs(instructions))
        {
            return instructions;
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(instructions))!;
        var file = $"{AlpacaEvalReader.Baseline}.json";
        return new[] { Path.Combine(folder, "reference_outputs", file), Path.Combine(folder, file) }.FirstOrDefault(File.Exists)
            ?? throw new InputException(
                Setting,
                $"'{instructions}' has no outputs, and there is no {file} beside it.",
                "set it to a file of outputs, or the folder of a run.");
    }

    // alpaca_eval keeps a model's outputs as results/{model}/model_outputs.json.
    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && name != "model_outputs"
        ? name
        : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)))!;
}
