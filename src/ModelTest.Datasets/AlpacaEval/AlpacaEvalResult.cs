namespace ModelTest.Datasets.AlpacaEval;

/// <summary>An item and the judge's preference.</summary>
/// <param name="Item">The item.</param>
/// <param name="Preference">1 (the baseline is better) to 2 (the model is better); null: the judge gave none.</param>
internal sealed record AlpacaEvalResult(AlpacaEvalItem Item, double? Preference);
