namespace ModelTest.Datasets.AlignBench;

/// <summary>A judged reply.</summary>
/// <param name="Category">The question's category.</param>
/// <param name="Rating">What the judge gave; null: it could not be read.</param>
internal readonly record struct AlignBenchScored(string Category, AlignBenchRating? Rating);
