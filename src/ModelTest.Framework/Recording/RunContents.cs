using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Judging.Calibration;
using ModelTest.Models;
using ModelTest.Reporting;

namespace ModelTest.Recording;

/// <summary>What is known of a run while it is recorded; whoever uses it locks it.</summary>
/// <param name="settings">The settings in force.</param>
/// <param name="session">Names the command; empty: it has no name.</param>
/// <param name="time">The clock.</param>
/// <param name="resumed">The interrupted run that goes on; null: it is a new one.</param>
/// <param name="calibration">The labels that the judge is compared with; null: none.</param>
internal sealed class RunContents(Settings settings, string session, TimeProvider time, ResumedRun? resumed, CalibrationSet? calibration)
{
    private readonly List<RecordedDataset> datasets = [];
    private readonly List<NotRunTest> notRun = [];
    private readonly List<RunBaseline> baselines = [];
    private readonly List<string> notes = [];
    private readonly long startedAt = time.GetTimestamp();
    private int shotsDropped;
    private int kept;

    /// <summary>When the run started.</summary>
    public DateTimeOffset Started { get; } = time.GetLocalNow();

    /// <summary>The model; null while none is opened.</summary>
    public ModelInfo? Model { get; set; }

    /// <summary>The judge; null while none is opened.</summary>
    public ModelInfo? Judge { get; set; }

    /// <summary>The runs that the run is about; null: it asks the model.</summary>
    public RecordedRuns? Sources { get; set; }

    /// <summary>What the cache of replies was good for; null: there is none.</summary>
    public RunCache? Cache { get; set; }

    /// <summary>The replies and judgements that the interrupted run had; null: it is a new one.</summary>
    public KeptLines? KeptLines { get; set; }

    /// <summary>What was asked for judged items.</summary>
    public RunJudging Judging { get; } = new();

    /// <summary>The rows of the finished subjects in the order of the report.</summary>
    public IEnumerable<SubjectRow> Rows => datasets.SelectMany(d => d.Rows);

    private bool OnlyAsks => settings.Run.Mode == RunMode.Infer;

    /// <summary>A dataset that takes part; null: none of that name does.</summary>
    public RecordedDataset? Find(string name) => datasets.Find(d => d.Dataset.Name == name);

    /// <summary>Adds a dataset, in the order of the configuration and not in the one that tests happen to start in.</summary>
    public void Add(string provider, IDataset dataset)
    {
        var place = PlaceOf(provider);
        var next = datasets.FindIndex(d => PlaceOf(d.Provider) > place);
        datasets.Insert(next < 0 ? datasets.Count : next, new RecordedDataset(provider, dataset));
    }

    /// <summary>Adds a test that failed before it could be scored.</summary>
    public void Add(NotRunTest test) => notRun.Add(test);

    /// <summary>Adds how a dataset compares with its baseline.</summary>
    public void Add(RunBaseline found) => baselines.Add(found);

    /// <summary>Adds what a person should know; the same again does nothing.</summary>
    public void AddNote(string note)
    {
        if (!notes.Contains(note, StringComparer.Ordinal))
        {
            notes.Add(note);
        }
    }

    /// <summary>Counts an item that was asked with fewer shots than set. Needs no lock.</summary>
    public void CountDroppedShots() => Interlocked.Increment(ref shotsDropped);

    /// <summary>Counts an item from before the run was interrupted. Needs no lock.</summary>
    public void CountKept() => Interlocked.Increment(ref kept);

    /// <summary>Writes the reports; of a run that only asked there are none.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="status">How the run ended.</param>
    /// <exception cref="Problems.InputException">The disk does not take them.</exception>
    public void WriteReports(string folder, string status)
    {
        if (OnlyAsks)
        {
            return;
        }
        // A benchmark's own tables say nothing of what they leave out.
        if (settings.Run.Shard is null)
        {
            notes.AddRange(new JudgedTables(Model, Judge, datasets).Write(folder));
        }
        notes.AddRange(datasets.SelectMany(d => d.Aggregates()).Where(a => a.Problem is not null)
            .Select(a => $"'{a.Title}' of {a.Dataset} could not be computed: {a.Problem}"));
        new RunReports(Describe(status), datasets).Write(folder);
    }

    /// <summary>What goes into run.json.</summary>
    /// <param name="status">How the run goes, or ended.</param>
    public RunDocument Describe(string status)
    {
        RunAggregate[] aggregates = [.. datasets.SelectMany(d => d.Aggregates())];
        RunJudgeQuality[] qualities = [.. datasets.Select(d => d.Quality(calibration)).OfType<RunJudgeQuality>()];
        RunGate[] gates = [.. datasets.SelectMany(d => d.Gates()), .. qualities.Select(q => q.ToGate()).OfType<RunGate>(), .. baselines.Select(b => b.ToGate())];
        return new RunDocument
        {
            Status = status,
            Session = session.Length > 0 ? session : null,
            Mode = settings.Run.Mode == RunMode.All ? null : SettingsNames.Of(settings.Run.Mode.ToString()),
            Shard = settings.Run.Shard,
            From = Sources?.Folders,
            Resumed = resumed is null ? null : new RunResumed(kept, Some(KeptLines?.Replies), Some(KeptLines?.Judgements)),
            Cache = Cache,
            Started = Started,
            Finished = status == RunDocument.Running ? null : time.GetLocalNow(),
            Seconds = status == RunDocument.Running ? null : Math.Round(time.GetElapsedTime(startedAt).TotalSeconds, 3),
            Model = Model,
            Judge = Judge ?? resumed?.Run.Document.Judge,
            Datasets = [.. datasets.Select(d => d.Describe()).Select(WithKept), .. Left()],
            Gates = gates,
            NotRun = [.. notRun],
            Failures = Failures() is { Length: > 0 } failures ? failures : null,
            Notes = notes.Count > 0 ? [.. notes] : null,
            Aggregates = aggregates.Length > 0 ? aggregates : null,
            Baselines = baselines.Count > 0 ? [.. baselines.OrderBy(b => b.Dataset, StringComparer.Ordinal)] : null,
            JudgeQuality = qualities.Length > 0 ? qualities : null,
            Judging = Judging.IsEmpty ? null : Judging,
            Totals = RunTotals.Of([.. Rows], gates, notRun.Count, shotsDropped, OnlyAsks),
            Settings = DescribeSettings(),
        };
    }

    private RunFailure[] Failures() =>
    [
        .. notRun.Select(t => RunFailure.Of(t.Dataset, t.Test, t.Problem)),
        .. baselines.Where(b => b.Outcome == SubjectRow.Fail).Select(b => new RunFailure(b.Dataset, "(baseline)", string.Join('\n', b.Shown))),
        .. datasets.SelectMany(d => d.Failures()),
    ];

    private JsonObject DescribeSettings()
    {
        var dump = SettingsDump.Of(settings, [.. datasets.Select(d => d.Provider), .. Left().Select(d => d.Provider)]);
        // What answered was what was configured then.
        string[] sections = settings.Run.Mode == RunMode.Report ? ["model", "judge"] : ["model"];
        foreach (var section in sections.Where(dump.ContainsKey))
        {
            dump[section] = Sources?.Settings(section) ?? dump[section]!.DeepClone();
        }
        return dump;
    }

    private static int? Some(int? count) => count > 0 ? count : null;

    private int PlaceOf(string provider) => settings.Datasets.Keys.TakeWhile(name => name != provider).Count();

    // What a run that goes on has not come to yet stays in its run.json, so that it can be interrupted again and again.
    private IEnumerable<RunDataset> Left() => resumed?.Run.Document.Datasets.Where(d => Find(d.Name) is null) ?? [];

    private RunDataset WithKept(RunDataset dataset) => resumed?.Run.Document.Datasets.FirstOrDefault(d => d.Name == dataset.Name) is not { } known
        ? dataset
        : dataset with
        {
            Versions = Find(dataset.Name)!.Dataset.Subjects.Select(s => s.Name)
                .Where(s => dataset.Versions.ContainsKey(s) || known.Versions.ContainsKey(s))
                .ToDictionary(s => s, s => dataset.Versions.TryGetValue(s, out var version) ? version : known.Versions[s], StringComparer.Ordinal),
        };
}
