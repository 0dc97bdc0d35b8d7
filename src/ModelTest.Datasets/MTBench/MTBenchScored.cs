namespace ModelTest.Datasets.MTBench;

/// <summary>A judged reply.</summary>
/// <param name="Category">The question's category.</param>
/// <param name="Turn">The turn, 1 or 2.</param>
/// <param name="Rating">The judge's rating; null: it could not be read.</param>
internal readonly record struct MTBenchScored(string Category, int Turn, double? Rating);
