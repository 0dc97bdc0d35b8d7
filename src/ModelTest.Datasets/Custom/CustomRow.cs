namespace ModelTest.Datasets.Custom;

/// <summary>A row of a file.</summary>
/// <param name="Place">File and line, as problems name it.</param>
/// <param name="Values">The columns, or the fields that are texts, numbers, true or false.</param>
/// <param name="Lists">The fields that are lists of such.</param>
internal sealed record CustomRow(string Place, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<string>> Lists);
