using ModelTest.Problems;

namespace ModelTest.Datasets.Csv;

/// <summary>A CSV file with a header row.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">The column names, empty when the file could not be read.</param>
/// <param name="Rows">The rows after the header that have as many fields as it; blank lines are left out.</param>
/// <param name="Problems">What is wrong with the file as CSV.</param>
internal sealed record CsvTable(string Path, IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows, IReadOnlyList<Problem> Problems);
