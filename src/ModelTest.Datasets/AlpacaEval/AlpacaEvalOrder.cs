using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>Which output alpaca_eval's judge sees first. The instruction decides it, so that it is the same for every model.</summary>
internal static class AlpacaEvalOrder
{
    // The annotator's default seed.
    private const string Seed = "0";

    /// <summary>Whether the outputs are switched: the model's first, the baseline's second.</summary>
    /// <param name="instruction">The instruction.</param>
    public static bool ModelFirst(string instruction) =>
        // random.Random(...).choices([False, True])
        new PythonRandom("is_switched_outputs" + instruction + Seed).NextDouble() >= 0.5;
}
