namespace ModelTest.Datasets.OpenCompass;

/// <summary>Text as Python's <c>csv.writer</c> and pandas' <c>to_csv</c> write it.</summary>
internal static class PythonCsv
{
    /// <summary>Lines of cells; those with a comma, a quote or a line break are quoted.</summary>
    /// <param name="rows">The cells; each row has two or more.</param>
    /// <param name="lineEnd"><c>csv.writer</c>'s, or pandas' <c>\n</c>.</param>
    public static string Write(IEnumerable<IReadOnlyList<string>> rows, string lineEnd = "\r\n") =>
        string.Concat(rows.Select(r => string.Join(',', r.Select(Cell)) + lineEnd));

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
