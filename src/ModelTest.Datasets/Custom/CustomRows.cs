using System.Text.Json;
using ModelTest.Datasets.Csv;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>Reads the rows of a file: CSV with a header, an object a line, or one array of objects.</summary>
internal static class CustomRows
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoLists = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The rows, and what is wrong with the file.</returns>
    public static (IReadOnlyList<CustomRow> Rows, IReadOnlyList<Problem> Problems) Read(string path) =>
        Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? ReadCsv(path) : ReadJson(path);

    private static (IReadOnlyList<CustomRow> Rows, IReadOnlyList<Problem> Problems) ReadCsv(string path)
    {
        var table = CsvTableReader.Read(path);
        if (table.Header.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twin)
        {
            return ([], [new Problem(CsvTableReader.At(path, 1), $"the column '{twin.Key}' occurs {twin.Count()} times.", "give each column its own name.")]);
        }
        var rows = table.Rows.Select(row => new CustomRow(
            CsvTableReader.At(path, row.Line),
            table.Header.Zip(row.Values, KeyValuePair.Create).ToDictionary(StringComparer.Ordinal),
            NoLists));
        return ([.. rows], table.Problems);
    }

    private static (IReadOnlyList<CustomRow> Rows, IReadOnlyList<Problem> Problems) ReadJson(string path)
    {
        try
        {
            return (JsonRows.Read(path, Row, row => row.Place, "place"), []);
        }
        catch (InputException e)
        {
            return ([], e.Problems);
        }
    }

    private static CustomRow Row(JsonRow row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in row.Value.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Array)
            {
                var elements = field.Value.EnumerateArray().Select(e => Scalar(row, field.Name, e)).ToList();
                if (!elements.Contains(null))
                {
                    lists[field.Name] = [.. elements.OfType<string>()];
                }
            }
            else if (Scalar(row, field.Name, field.Value) is { } text)
            {
                values[field.Name] = text;
            }
        }
        return new CustomRow(row.Place, values, lists);
    }

    // Objects and null are nothing that a prompt could show.
    private static string? Scalar(JsonRow row, string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(row, name, element),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    private static string Text(JsonRow row, string name, JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw row.Wrong($"the field '{name}' holds half a character.", "mend the text.");
        }
    }
}
