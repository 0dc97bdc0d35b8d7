using System.Globalization;
using Spectre.Console;

namespace ModelTest.Tool.Output;

/// <summary>A table: with rules on a terminal, plain columns where another program reads it.</summary>
/// <param name="columns">The heads; one that starts with a blank is of numbers and set to the right.</param>
internal sealed class TextTable(params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A text for each column.</param>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Writes it.</summary>
    /// <param name="host">Where to.</param>
    public void Write(ToolHost host)
    {
        if (host.Width is { } width)
        {
            WriteRuled(host, width);
        }
        else
        {
            WritePlain(host.Output);
        }
    }

    private static bool IsNumber(string head) => head.StartsWith(' ');

    private void WriteRuled(ToolHost host, int width)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        var table = new Table { Border = TableBorder.Simple };
        foreach (var head in columns)
        {
            var column = new TableColumn(new Text(head.Trim()));
            table.AddColumn(IsNumber(head) ? column.RightAligned() : column);
        }
        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell, Colour(cell))));
        }
        console.Write(table);
        host.Output.Write(text.ToString());
    }

    private static Style Colour(string cell) => cell.Contains('▼', StringComparison.Ordinal) ? new Style(Color.Red)
        : cell.Contains('▲', StringComparison.Ordinal) ? new Style(Color.Green)
        : Style.Plain;

    private void WritePlain(TextWriter output)
    {
        var widths = columns.Select((head, i) => rows.Select(r => r[i].Length).Append(head.Trim().Length).Max()).ToArray();
        foreach (var row in rows.Prepend([.. columns.Select(c => c.Trim())]))
        {
            var cells = row.Select((cell, i) => IsNumber(columns[i]) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
