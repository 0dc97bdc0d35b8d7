namespace ModelTest.Datasets.Csv;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">The line of the file it starts on, from 1; quoted fields may make it span several.</param>
/// <param name="Values">The fields as they are in the file: nothing trimmed, line breaks kept.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Values);
