using System.Globalization;
using System.Text;
using CsvHelper;
using ModelTest.Problems;
using CsvRow = ModelTest.Datasets.Csv.CsvRow;

namespace ModelTest.Datasets.Csv;

/// <summary>Reads RFC 4180 files exactly: values stay strings, nothing is trimmed, quoted line breaks stay what they are.</summary>
internal static class CsvTableReader
{
    // Wrong bytes must not become U+FFFD in a prompt.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file (UTF-8, with or without byte order mark). Never throws for what is in the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">The columns' names, where the file has no header; null: its first row has them.</param>
    /// <param name="strayQuotes">Whether a quote inside an unquoted field is text; else it is a problem.</param>
    public static CsvTable Read(string path, IReadOnlyList<string>? header = null, bool strayQuotes = false)
    {
        try
        {
            var text = Strict.GetString(File.ReadAllBytes(path));
            return Parse(path, text.StartsWith('\uFEFF') ? text[1..] : text, header, strayQuotes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Broken(path, new Problem(path, "the file is missing.", "complete the data folder, or leave the subject out of 'subjects'."));
        }
        catch (DecoderFallbackException e)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"not UTF-8 (byte {e.Index}).");
            return Broken(path, new Problem(path, what, "save it as UTF-8, or copy it again from the original."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Broken(path, new Problem(path, $"cannot be read ({e.Message.TrimEnd('.')}).", "make it readable."));
        }
    }

    /// <summary>Parses a file's text.</summary>
    /// <param name="path">The file's name in problems.</param>
    /// <param name="text">The text, without byte order mark.</param>
    /// <param name="columns">The columns' names, where the text has no header; null: its first row has them.</param>
    /// <param name="strayQuotes">Whether a quote inside an unquoted field is text; else it is a problem.</param>
    public static CsvTable Parse(string path, string text, IReadOnlyList<string>? columns = null, bool strayQuotes = false)
    {
        var problems = new List<Problem>();
        var rows = new List<CsvRow>();
        string[] header = [.. columns ?? []];
        CsvMalformedReason? broken = null;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => broken = strayQuotes && record.Reason == CsvMalformedReason.StrayQuote ? null : record.Reason,
        });
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            var values = reader.Current.ToArray();
            if (broken is { } reason)
            {
                var what = $"the quotes of this row are broken ({Explain(reason)}).";
                problems.Add(new Problem(At(path, line), what, "quote the whole field and double each quote inside it."));
            }
            else if (header.Length == 0)
            {
                header = values;
            }
            else if (values.Length != header.Length)
            {
                var expected = columns is null ? $"the header {header.Length}" : $"expected are {header.Length}";
                var what = string.Create(CultureInfo.InvariantCulture, $"the row has {values.Length} fields, {expected}.");
                problems.Add(new Problem(At(path, line), what, "quote fields that hold commas or line breaks."));
            }
            else
            {
                rows.Add(new CsvRow(line, values));
            }
            broken = null;
        }
        if ((header.Length == 0 || (columns is not null && rows.Count == 0)) && problems.Count == 0)
        {
            problems.Add(new Problem(path, "the file is empty.", "copy it again from the original."));
        }
        return new CsvTable(path, header, rows, problems);
    }

    /// <summary>A place in a file as problems name it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1.</param>
    public static string At(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");

    private static CsvTable Broken(string path, Problem problem) => new(path, [], [], [problem]);

    private static string Explain(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "one is never closed",
        CsvMalformedReason.StrayQuote => "one stands inside an unquoted field",
        _ => "text follows a closing quote",
    };
}
