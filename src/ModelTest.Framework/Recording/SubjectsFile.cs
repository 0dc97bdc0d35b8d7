using System.Globalization;
using CsvHelper;

namespace ModelTest.Recording;

/// <summary>subjects.csv: fractions with a point and all their digits, empty cells for what is not there, line feeds.</summary>
internal static class SubjectsFile
{
    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n", HasHeader = false };

    /// <summary>Writes the header and the rows.</summary>
    public static void Write(string path, IEnumerable<SubjectRow> rows) => DiskErrors.Replace(path, Text(rows, header: true));

    /// <summary>Adds a row to what is there.</summary>
    public static void Append(string path, SubjectRow row) => DiskErrors.Guard(path, () => File.AppendAllText(path, Text([row], header: false)));

    /// <summary>Reads the rows.</summary>
    public static IReadOnlyList<SubjectRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        return [.. csv.GetRecords<SubjectRow>()];
    }

    private static string Text(IEnumerable<SubjectRow> rows, bool header)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Layout, leaveOpen: true))
        {
            if (header)
            {
                csv.WriteHeader<SubjectRow>();
            }
            csv.WriteRecords(rows);
        }
        return text.ToString();
    }
}
