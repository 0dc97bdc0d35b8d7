using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>The folder of an earlier run, to be read.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Document">What its run.json says.</param>
internal sealed record RecordedRun(string Folder, RecordedRunDocument Document)
{
    /// <summary>Whether a folder is that of a run.</summary>
    /// <param name="folder">Any path.</param>
    public static bool Is(string folder) => File.Exists(Path.Join(folder, RunFiles.Run));

    /// <summary>Reads what a run says of itself.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static RecordedRun Open(string folder)
    {
        var file = Path.Join(folder, RunFiles.Run);
        const string Fix = "name the folder of a run as it was written.";
        try
        {
            var document = JsonSerializer.Deserialize<RecordedRunDocument>(File.ReadAllText(file), RecordJson.Document)
                ?? throw new InputException(file, "is no record of a run.", Fix);
            return new RecordedRun(folder, document);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(file, $"is no record of a run: {e.Message}", Fix, e);
        }
    }

    /// <summary>What the run has of a subject; empty where it has nothing.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public RecordedItems Items(string dataset, string subject)
    {
        var lines = new Dictionary<string, PredictionLine>(StringComparer.Ordinal);
        // Of equal ids the last counts: an item that got no reply was asked again when the run went on.
        foreach (var line in Lines<PredictionLine>(RunFiles.Predictions, dataset, subject, RunLines.Item))
        {
            lines[line.Id] = line;
        }
        var answered = Lines<ReplyLine>(RunFiles.Replies, dataset, subject, RunLines.Reply).Select(l => l.Item).ToHashSet(StringComparer.Ordinal);
        return new RecordedItems(lines, answered);
    }

    private IEnumerable<T> Lines<T>(string kind, string dataset, string subject, string what)
        where T : class
    {
        var file = PredictionFile.PathOf(Folder, kind, dataset, subject);
        return File.Exists(file) ? LineReader.Read<T>(file, what) : [];
    }
}
