using System.Text.Json;
using ModelTest.Models;
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

    /// <summary>The model's own settings of generation, as they were.</summary>
    public GenerationSettings Generation(string section) =>
        Document.Settings?[section]?["generation"]?.Deserialize<GenerationSettings>(RecordJson.Document) ?? new GenerationSettings();

    /// <summary>The file of a subject's items.</summary>
    public string PredictionsPath(string dataset, string subject) => PredictionFile.PathOf(Folder, dataset, subject);

    /// <summary>The items of a subject by id; of equal ids the last counts. Empty where the run has none of it.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public IReadOnlyDictionary<string, PredictionLine> Predictions(string dataset, string subject)
    {
        var lines = new Dictionary<string, PredictionLine>(StringComparer.Ordinal);
        var file = PredictionsPath(dataset, subject);
        foreach (var line in File.Exists(file) ? LineReader.Read<PredictionLine>(file, RunLines.Item) : [])
        {
            lines[line.Id] = line;
        }
        return lines;
    }

    /// <summary>The items of a judged subject that the model gave a reply to.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public IReadOnlySet<string> Answered(string dataset, string subject)
    {
        var file = PredictionFile.PathOf(Folder, RunFiles.Replies, dataset, subject);
        return File.Exists(file)
            ? LineReader.Read<ReplyLine>(file, RunLines.Reply).Select(l => l.Item).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);
    }
}
