namespace ModelTest.Datasets.AlignBench;

/// <summary>What a judge gave a reply.</summary>
/// <param name="Score">The overall score: 0 to 10 in OpenCompass's parsing, 0 or more in the official one.</param>
/// <param name="Dimensions">The ratings in the judge's order, the overall one among them.</param>
internal readonly record struct AlignBenchRating(double Score, IReadOnlyList<KeyValuePair<string, double>> Dimensions);
