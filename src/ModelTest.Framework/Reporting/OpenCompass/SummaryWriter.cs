using System.Globalization;

namespace ModelTest.Reporting.OpenCompass;

/// <summary>Writes a summary in OpenCompass's file layouts.</summary>
internal static class SummaryWriter
{
    private const int RuleWidth = 128;
    private static readonly string Divider = new string('-', RuleWidth) + " THIS IS A DIVIDER " + new string('-', RuleWidth);

    /// <summary>Writes <c>summary.csv</c>: \n line ends, no quotes; a comma in a name becomes a blank.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="output">Where to.</param>
    public static void WriteCsv(Summary summary, TextWriter output)
    {
        foreach (var row in summary.Cells())
        {
            output.Write(string.Join(',', row.Select(c => c.Replace(',', ' '))) + "\n");
        }
    }

    /// <summary>Writes <c>summary.txt</c> as OpenCompass 0.2.4 does: a table, the CSV and the raw results.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="time">The run's time, local.</param>
    /// <param name="output">Where to.</param>
    public static void WriteText(Summary summary, DateTimeOffset time, TextWriter output)
    {
        output.Write(time.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture) + "\n");
        WritePart(output, "tabulate format", SimpleTable.Render(summary.Cells()));
        output.Write($"\n{Divider}\n\n");
        WritePart(output, "csv format", string.Join('\n', summary.Cells().Select(row => string.Join(',', row))));
        output.Write($"\n{Divider}\n\n");
        var raw = summary.Raw.Select(r => $"{r.Key}: {r.Value}").Prepend($"Model: {summary.Model}").Prepend(new string('-', 31));
        WritePart(output, "raw format", string.Join('\n', raw));
    }

    private static void WritePart(TextWriter output, string title, string text) =>
        output.Write($"{title}\n{new string('^', RuleWidth)}\n{text}\n{new string('$', RuleWidth)}\n");
}
