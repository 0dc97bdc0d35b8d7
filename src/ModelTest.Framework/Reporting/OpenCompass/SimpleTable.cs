using System.Globalization;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>The table format "simple" of Python's tabulate, with its ways: numbers lose their zeros and line up at the point.</summary>
internal static class SimpleTable
{
    // What tabulate adds to a header's width.
    private const int HeaderPadding = 2;

    /// <summary>Renders a table; lines are separated by \n, the last has none.</summary>
    /// <param name="cells">The header row and the rows, all of one length.</param>
    public static string Render(IReadOnlyList<string[]> cells)
    {
        var columns = Enumerable.Range(0, cells[0].Length).Select(c => Column(cells[0][c], [.. cells.Skip(1).Select(r => r[c])])).ToList();
        return string.Join('\n', Enumerable.Range(0, cells.Count + 1).Select(line => string.Join("  ", columns.Select(c => c[line])).TrimEnd()));
    }

    // The lines of a column: header, dashes, values.
    private static List<string> Column(string header, IReadOnlyList<string> values)
    {
        var numeric = values.Count > 0 && values.All(IsNumber);
        var shown = !numeric ? values
            : AlignPoints(values.All(IsInteger) ? values : [.. values.Select(v => PythonNumber.General(Number(v)))]);
        var width = shown.Select(s => s.Length).Append(header.Length + HeaderPadding).Max();
        string Pad(string s) => numeric ? s.PadLeft(width) : s.PadRight(width);
        return [Pad(header), new string('-', width), .. shown.Select(Pad)];
    }

    private static List<string> AlignPoints(IReadOnlyList<string> numbers)
    {
        var most = numbers.Max(AfterPoint);
        return [.. numbers.Select(n => n + new string(' ', most - AfterPoint(n)))];
    }

    // A number without a point counts as one place less than one that ends in a point.
    private static int AfterPoint(string number)
    {
        var point = number.LastIndexOf('.');
        point = point >= 0 ? point : number.LastIndexOf('e');
        return point < 0 ? -1 : number.Length - point - 1;
    }

    private static bool IsInteger(string value) => value.Length > 0 && value.All(char.IsAsciiDigit);

    private static bool IsNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static double Number(string value) => double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
