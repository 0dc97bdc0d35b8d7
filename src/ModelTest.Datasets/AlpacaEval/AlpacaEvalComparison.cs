namespace ModelTest.Datasets.AlpacaEval;

/// <summary>An instruction, two outputs and the preference.</summary>
/// <param name="Item">The item.</param>
/// <param name="Baseline">The baseline's output.</param>
/// <param name="Output">The model's output.</param>
/// <param name="Preference">1 (the baseline is better) to 2 (the model is better); null: the judge gave none.</param>
internal sealed record AlpacaEvalComparison(AlpacaEvalItem Item, string Baseline, string Output, double? Preference);
