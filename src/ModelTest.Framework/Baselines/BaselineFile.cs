using System.Globalization;
using CsvHelper;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Baselines;

/// <summary>
/// The accepted outcomes of a subject's items, baselines/{dataset}/{subject}.csv beside the test project: small, readable in a pull request, and in
/// the order of the items, so that a change of one item is a change of one line.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class BaselineFile(string path)
{
    private static readonly string[] Outcomes =
        [BaselineLine.Word(Outcome.Correct), BaselineLine.Word(Outcome.Wrong), BaselineLine.Word(Outcome.Unparsed)];

    private static readonly CsvReaderOptions Strict = new() { MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw };

    private static readonly CsvWriterOptions Layout = new() { NewLine = "\n" };

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It cannot be read, or a line in it is no outcome of an item.</exception>
    public IReadOnlyList<BaselineLine> Read()
    {
        List<BaselineLine> lines;
        try
        {
            using var csv = CsvReader.FromFile(path, Strict);
            lines = [.. csv.GetRecords<BaselineLine>()];
        }
        catch (Exception e) when (e is CsvFormatException or CsvValidationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"is no baseline: {e.Message}", Fix, e);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var where = $"{path}, line {i + 2}";
            if (!Outcomes.Contains(lines[i].Outcome, StringComparer.Ordinal))
            {
                throw new InputException(where, $"the outcome is '{lines[i].Outcome}'.", Nearest.Suggest(lines[i].Outcome, Outcomes));
            }
            if (!seen.Add(lines[i].Id))
            {
                throw new InputException(where, $"the item '{lines[i].Id}' is there twice.", Fix);
            }
        }
        return lines;
    }

    /// <summary>Writes the outcomes of a run.</summary>
    /// <param name="items">Items with replies, in the order of their file.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Write(IEnumerable<ItemResult> items)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Layout, leaveOpen: true))
        {
            csv.WriteRecords(items.Select(BaselineLine.Of));
        }
        DiskErrors.Guard(path, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!));
        DiskErrors.Replace(path, text.ToString());
    }

    private static string Fix => "restore the file, or accept a new baseline with -p:AcceptBaseline=true.";
}
