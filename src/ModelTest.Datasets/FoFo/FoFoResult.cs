namespace ModelTest.Datasets.FoFo;

/// <summary>An item and what the judge said of the reply.</summary>
/// <param name="Item">The item.</param>
/// <param name="Rating">The rating; null: the judge's reply could not be read.</param>
internal sealed record FoFoResult(FoFoItem Item, double? Rating);
