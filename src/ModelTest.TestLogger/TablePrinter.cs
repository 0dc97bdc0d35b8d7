using System.Globalization;
using Spectre.Console;

namespace ModelTest.TestLogger;

/// <summary>Prints the table.</summary>
internal static class TablePrinter
{
    private static readonly string[] Columns = ["Dataset", "Subject", "Items", "Accuracy", "95 % interval", "Unparsed", "Errors", "Min", "Result"];

    /// <summary>Prints a run's table and where its files are.</summary>
    /// <param name="table">The run.</param>
    /// <param name="writer">Where to print.</param>
    /// <param name="width">The columns of the terminal.</param>
    /// <param name="colour">Whether the terminal understands colours.</param>
    public static void Print(RunTable table, TextWriter writer, int width, bool colour)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = writer.Encoding.CodePage is 65001 or 1200;
        console.WriteLine();
        console.WriteLine(table.Model.Length > 0 ? $"ModelTest: {table.Model}" : "ModelTest");
        if (table.Rows.Count > 0)
        {
            console.Write(Grid(table));
        }
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            writer.WriteLine(line.TrimEnd());
        }
        if (table.Note.Length > 0)
        {
            writer.WriteLine();
            writer.WriteLine(table.Note);
        }
        // Not through Spectre, which would break a long path where no terminal then opens it.
        writer.WriteLine();
        writer.WriteLine($"Results: {table.Folder}");
    }

    private static Table Grid(RunTable table)
    {
        var grid = new Table { Border = TableBorder.Simple };
        foreach (var column in Columns)
        {
            var header = new TableColumn(new Text(column == "Accuracy" && table.IsJudged ? "Score" : column)) { NoWrap = true };
            grid.AddColumn(column is "Dataset" or "Subject" or "Result" ? header : header.RightAligned());
        }
        var groups = false;
        foreach (var row in table.Rows)
        {
            if (row.IsGroup && !groups)
            {
                groups = true;
                grid.AddEmptyRow();
            }
            var style = row.Result == "fail" || row.Errors is not ("" or "0") ? new Style(Color.Red) : Style.Plain;
            string[] cells = [row.Dataset, row.Subject, row.Items, row.Accuracy, row.Interval, row.Unparsed, row.Errors, row.Minimum, row.Result];
            grid.AddRow(cells.Select(cell => new Text(cell, style)));
        }
        return grid;
    }
}
