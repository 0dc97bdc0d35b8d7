namespace ModelTest.Datasets.OpenCompass;

/// <summary>Text as Python's <c>csv.writer</c> writes it.</summary>
internal static class PythonCsv
{
    /// <summary>Lines that end in <c>\r\n</c>; cells with a comma, a quote or a line break are quoted.</summary>
    /// <param name="rows">The cells; each row has two or more.</param>
    public static string Write(IEnumerable<IReadOnlyList<string>> rows) => string.Concat(rows.Select(r => string.Join(',', r.Select(Cell)) + "\r\n"));

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
