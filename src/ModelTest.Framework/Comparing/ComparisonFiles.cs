using System.Globalization;
using CsvHelper;
using ModelTest.Recording;

namespace ModelTest.Comparing;

/// <summary>The files of a comparison.</summary>
internal static class ComparisonFiles
{
    /// <summary>A row for each model in each row of the matrix.</summary>
    public const string Csv = "comparison.csv";

    /// <summary>For pull requests and job summaries.</summary>
    public const string Markdown = "comparison.md";

    /// <summary>For a browser, with the items that the models do not agree on.</summary>
    public const string Html = "comparison.html";

    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n" };

    /// <summary>Writes all of them into a folder.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <exception cref="Problems.InputException">The disk does not take them.</exception>
    public static void Write(ModelComparison comparison, string folder)
    {
        DiskErrors.Guard(folder, () => Directory.CreateDirectory(folder));
        Write(folder, Csv, output => WriteCsv(comparison, output));
        Write(folder, Markdown, output => new ComparisonMarkdown(output, comparison).Write());
        Write(folder, Html, output => new ComparisonHtml(output, comparison).Write());
    }

    private static void WriteCsv(ModelComparison comparison, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, Layout, leaveOpen: true);
        csv.WriteRecords(ComparisonLine.Of(comparison));
    }

    private static void Write(string folder, string name, Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        DiskErrors.Replace(Path.Join(folder, name), text.ToString());
    }
}
