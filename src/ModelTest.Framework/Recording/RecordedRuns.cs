using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>The runs that <c>run.from</c> names: one, or the shards of one, or several of different datasets. Together they are as one run.</summary>
internal sealed class RecordedRuns
{
    /// <summary>The key of the configuration.</summary>
    public const string Key = "run.from";

    private readonly IReadOnlyList<RecordedRun> runs;

    private RecordedRuns(IReadOnlyList<RecordedRun> runs) => this.runs = runs;

    /// <summary>Their folders.</summary>
    public IReadOnlyList<string> Folders => [.. runs.Select(r => r.Folder)];

    /// <summary>The model that was asked.</summary>
    public ModelInfo Model => runs[0].Document.Model!;

    /// <summary>The judge that graded; null: none did.</summary>
    public ModelInfo? Judge => runs.Select(r => r.Document.Judge).FirstOrDefault(j => j is not null);

    /// <summary>What models and judges answered.</summary>
    /// <exception cref="InputException">A line in their files is something else.</exception>
    public IEnumerable<ModelCall> Calls => runs.SelectMany(r => RunLines.Calls(r.Folder));

    /// <summary>Finds the runs and checks that they belong together.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <exception cref="InputException">A folder is no run, or the runs do not belong together.</exception>
    public static RecordedRuns Load(Settings settings, string startFolder)
    {
        var folders = settings.Run.From.SelectMany(named => Resolve(settings, named, startFolder)).Distinct(StringComparer.Ordinal).ToList();
        if (folders.Contains(settings.Run.Results, StringComparer.Ordinal))
        {
            throw Wrong(settings, $"names '{settings.Run.Results}', where run.results has this run go.", "give this run another folder in run.results.");
        }
        var runs = folders.Select(RecordedRun.Open).ToList();
        if (runs.FirstOrDefault(r => r.Document.Model is null) is { } empty)
        {
            throw Wrong(settings, $"the run in '{empty.Folder}' was stopped before it asked anything.", "take it out, or go on with it by run.resume.");
        }
        foreach (var run in runs.Skip(1))
        {
            if (Differences(settings, runs[0], run) is { Count: > 0 } differences)
            {
                throw Wrong(
                    settings, $"the run in '{run.Folder}' does not belong to the one in '{runs[0].Folder}': {RunDifference.Describe(differences)}",
                    "name runs of the same model with the same settings.");
            }
        }
        RunShards.Check(runs, (what, fix) => Wrong(settings, what, fix));
        return new RecordedRuns(runs);
    }

    /// <summary>A model's settings as they were; null where none are recorded.</summary>
    /// <param name="section">model or judge.</param>
    public JsonNode? Settings(string section) =>
        runs.Select(r => r.Document.Settings?[section]).FirstOrDefault(s => s is not null)?.DeepClone();

    /// <summary>A model's own settings of generation, as they were.</summary>
    /// <param name="section">model or judge.</param>
    public GenerationSettings Generation(string section) =>
        Settings(section)?["generation"]?.Deserialize<GenerationSettings>(RecordJson.Document) ?? new GenerationSettings();

    /// <summary>What the runs have of a subject.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <exception cref="InputException">A file cannot be read, or an item is in two of the runs.</exception>
    public RecordedItems Items(string dataset, string subject)
    {
        var lines = new Dictionary<string, PredictionLine>(StringComparer.Ordinal);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            var items = run.Items(dataset, subject);
            foreach (var id in items.Ids)
            {
                if (!owners.TryAdd(id, run.Folder))
                {
                    throw new InputException(
                        $"{dataset} / {subject}, item {id}", $"is in the run '{owners[id]}' and in '{run.Folder}'.", "name one of the two in run.from.");
                }
            }
            foreach (var (id, line) in items.Lines)
            {
                lines[id] = line;
            }
            answered.UnionWith(items.Answered);
        }
        return new RecordedItems(lines, answered);
    }

    private static IReadOnlyList<string> Resolve(Settings settings, string named, string startFolder)
    {
        if (named == RunSettings.Latest)
        {
            return LatestRun.Find(settings.Run.Results, startFolder, RecordedRun.Is) is { } latest
                ? [latest]
                : throw Wrong(settings, "is latest, and there is no run where results go.", "name the folder of a run.");
        }
        if (settings.InspectPath(Key, named) is { } missing)
        {
            throw new InputException([missing]);
        }
        return RunFolders.In(named) is { Count: > 0 } runs
            ? runs
            : throw Wrong(settings, $"'{named}' is no run, and no folder in it is.", $"name a folder with a {RunFiles.Run}, or one with such folders in it.");
    }

    private static IReadOnlyList<RunDifference> Differences(Settings settings, RecordedRun first, RecordedRun other)
    {
        var (was, now) = (first.Document.Settings, other.Document.Settings);
        return
        [
            .. RunComparison.Models("model", first.Document.Model, other.Document.Model),
            .. RunComparison.Generation("model", was, now),
            .. RunComparison.Models("judge", first.Document.Judge, other.Document.Judge),
            .. RunComparison.Generation("judge", was, now),
            .. RunComparison.Run("seed", was, now),
            .. RunComparison.Run("mode", was, now),
            .. settings.Datasets.SelectMany(d => RunComparison.Dataset(d.Key, d.Value.GetType(), was, now)),
        ];
    }

    private static InputException Wrong(Settings settings, string what, string fix) => new([settings.Locate(new Problem(Key, what, fix))]);
}
