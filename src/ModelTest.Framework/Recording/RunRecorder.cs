using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>
/// Writes a run's folder. Items are on disk as soon as <see cref="Append"/> returns; the reports come with <see cref="Finish"/>. All members may
/// be called from many tests at once.
/// </summary>
internal sealed class RunRecorder : IDisposable, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Settings settings;
    private readonly string session;
    private readonly TimeProvider time;
    private readonly RunFolder folder;
    private readonly DateTimeOffset started;
    private readonly long startedAt;
    private readonly ProgressFile progress;
    private readonly List<RecordedDataset> datasets = [];
    private readonly LineFiles files;
    private readonly ResumedRun? resumed;
    private readonly KeptLines? keptLines;
    private readonly RunJudging judging = new();
    private readonly List<NotRunTest> notRun = [];
    private readonly List<RunBaseline> baselines = [];
    private readonly List<string> notes = [];
    private ModelInfo? model;
    private ModelInfo? judge;
    private RecordedRuns? sources;
    private RunCache? cache;
    private int shotsDropped;
    private int kept;
    private bool closed;

    private RunRecorder(Settings settings, string session, TimeProvider time, RunFolder folder, ResumedRun? resumed = null, ModelInfo? model = null)
    {
        this.resumed = resumed;
        this.model = model;
        files = new LineFiles(resumed is not null);
        keptLines = resumed is null ? null : KeptLines.Read(folder.Path, judging);
        this.session = session;
        this.settings = settings;
        this.time = time;
        this.folder = folder;
        started = time.GetLocalNow();
        startedAt = time.GetTimestamp();
        WriteRun(RunDocument.Running);
        SubjectsFile.Write(FilePath(RunFiles.Subjects), []);
        progress = new ProgressFile(FilePath(RunFiles.Progress), time, started);
    }

    /// <summary>The labels that the judge is compared with; null: none.</summary>
    public CalibrationSet? Calibration { get; init; }

    /// <summary>The run's folder, absolute.</summary>
    public string Folder => folder.Path;

    /// <summary>
    /// Claims the run's folder (<see cref="RunSettings.Results"/>, or <c>TestResults/modeltest/{yyyyMMdd-HHmmss}</c> of the start folder, with
    /// <c>-2</c>, <c>-3</c>, … where it exists) and starts recording. In a named folder that this session has used, the results go
    /// beside it in the same way; in one that is named again later, a completed run gives way to the new one;
    /// what an unfinished run left is moved to <c>stopped-{time}</c> inside it.
    /// </summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="startFolder">The folder the command ran in.</param>
    /// <param name="session">Tells one command from another: runs of the same one never replace each other. Empty: not known.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <param name="calibration">The labels that the judge is compared with; null: none.</param>
    /// <exception cref="InputException">The folder cannot be written, or another run is writing there.</exception>
    public static RunRecorder Start(Settings settings, string startFolder, string session = "", TimeProvider? time = null, CalibrationSet? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(startFolder);
        ArgumentNullException.ThrowIfNull(session);
        var clock = time ?? TimeProvider.System;
        var folder = RunFolder.Claim(settings.Run.Results, startFolder, session, clock);
        try
        {
            return new RunRecorder(settings, session, clock, folder) { Calibration = calibration };
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Claims the folder of an interrupted run and goes on recording there.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="path">The run's folder.</param>
    /// <param name="model">The opened model.</param>
    /// <param name="session">Tells one command from another. Empty: not known.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <param name="calibration">The labels that the judge is compared with; null: none.</param>
    /// <exception cref="InputException">The run still goes on, it was another one, or its folder cannot be read or written.</exception>
    public static RunRecorder Resume(
        Settings settings, string path, ModelInfo model, string session = "", TimeProvider? time = null, CalibrationSet? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(model);
        var folder = RunFolder.Resume(path);
        try
        {
            var resumed = new ResumedRun(RecordedRun.Open(path), settings);
            resumed.Check(model);
            RunRepair.Repair(path);
            // Written with the model from the start: a run.json without it would let another model go on here.
            return new RunRecorder(settings, session, time ?? TimeProvider.System, folder, resumed, model) { Calibration = calibration };
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Records what model answers.</summary>
    /// <param name="info">The opened model.</param>
    public void SetModel(ModelInfo info)
    {
        lock (gate)
        {
            model = info;
            WriteRun(RunDocument.Running);
        }
    }

    /// <summary>Records what runs the run is about.</summary>
    /// <param name="runs">The runs.</param>
    public void SetSources(RecordedRuns runs)
    {
        lock (gate)
        {
            sources = runs;
            WriteRun(RunDocument.Running);
        }
    }

    /// <summary>Records what the cache of replies was good for.</summary>
    /// <param name="counts">What it was good for.</param>
    /// <param name="failure">Why answers could not be kept; null: they could.</param>
    public void SetCache(RunCache counts, string? failure)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            cache = counts;
        }
        if (counts.Damaged > 0)
        {
            AddNote(FormattableString.Invariant($"{counts.Damaged} answers in the cache were damaged, and asked for again."));
        }
        if (failure is not null)
        {
            AddNote($"answers could not be kept in the cache: {failure}");
        }
    }

    /// <summary>Records what judge grades; again it does nothing.</summary>
    /// <param name="info">The opened judge.</param>
    /// <exception cref="InputException">The run that goes on had another.</exception>
    public void SetJudge(ModelInfo info)
    {
        lock (gate)
        {
            if (judge is null)
            {
                resumed?.CheckJudge(info);
                judge = info;
                WriteRun(RunDocument.Running);
            }
        }
    }

    /// <summary>Records that a dataset takes part; again for the same name it does nothing.</summary>
    /// <param name="provider">The provider's name, such as <c>ceval</c>.</param>
    /// <param name="dataset">The opened dataset.</param>
    /// <exception cref="InputException">The run that goes on had other prompts of it.</exception>
    public void AddDataset(string provider, IDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        lock (gate)
        {
            if (Recorded(dataset.Name) is null)
            {
                resumed?.CheckDataset(dataset);
                // In the order of the configuration and not in the one that tests happen to start in.
                var place = PlaceOf(provider);
                var next = datasets.FindIndex(d => PlaceOf(d.Provider) > place);
                datasets.Insert(next < 0 ? datasets.Count : next, new RecordedDataset(provider, dataset));
                WriteRun(RunDocument.Running);
            }
        }
    }

    /// <summary>Announces items that are to come, for the progress line.</summary>
    /// <param name="items">How many; 0 or more.</param>
    public void Expect(int items) => progress.Expect(items);

    /// <summary>Appends an item to its subject's file; killing the process after this returns does not lose it.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <param name="result">The item's result.</param>
    /// <param name="judged">Whether a judge grades it, so that it is neither right nor wrong.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void Append(string dataset, string subject, ItemResult result, bool judged = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        Append(PredictionsPath(dataset, subject), PredictionLine.From(result));
        Count(result, judged);
    }

    /// <summary>What the run had of a subject before it was interrupted; null where it was not.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public RecordedItems? Items(string dataset, string subject) => resumed?.Run.Items(dataset, subject);

    /// <summary>Counts an item that is in its subject's file from before the run was interrupted.</summary>
    /// <param name="result">The item's result.</param>
    /// <param name="judged">Whether a judge grades it, so that it is neither right nor wrong.</param>
    public void Keep(ItemResult result, bool judged)
    {
        ArgumentNullException.ThrowIfNull(result);
        Interlocked.Increment(ref kept);
        Count(result, judged);
    }

    /// <summary>Appends a reply that a judged item got.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <param name="item">The item's id.</param>
    /// <param name="call">The reply.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddReply(string dataset, string subject, string item, ModelCall call)
    {
        var line = ReplyLine.From(item, call);
        var path = PredictionFile.PathOf(Folder, RunFiles.Replies, dataset, subject);
        if (keptLines?.Has(path, line) is not true)
        {
            Append(path, line);
            judging.Add(line);
        }
    }

    /// <summary>Appends a call of the judge.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <param name="line">The call.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddJudgement(string dataset, string subject, JudgementLine line)
    {
        var path = PredictionFile.PathOf(Folder, RunFiles.Judgements, dataset, subject);
        if (keptLines?.Has(path, line) is not true)
        {
            Append(path, line);
            judging.Add(line);
        }
    }

    /// <summary>Appends a call of the judge for a label that brings its own replies or prompt.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="line">The call.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddCalibration(string dataset, JudgementLine line)
    {
        var path = CalibrationPath(dataset);
        if (keptLines?.Has(path, line) is not true)
        {
            Append(path, line);
        }
    }

    /// <summary>The file with the judge's calls for a dataset's labels.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    public string CalibrationPath(string dataset) => Path.Join(Folder, RunFiles.Calibration, SafeFileName.Of(dataset) + ".jsonl");

    /// <summary>The file a subject's items are in.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    public string PredictionsPath(string dataset, string subject) => PredictionFile.PathOf(Folder, dataset, subject);

    /// <summary>The folder a dataset's items are in.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    public string PredictionsFolder(string dataset) => PredictionFile.FolderOf(Folder, dataset);

    /// <summary>Records that a subject is finished: its files get the order of its items, and subjects.csv its row.</summary>
    /// <param name="dataset">The dataset; added before with <see cref="AddDataset"/>.</param>
    /// <param name="result">The subject's result.</param>
    /// <param name="found">What its gate found.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">The dataset was not added.</exception>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public SubjectRow CompleteSubject(IDataset dataset, SubjectResult result, GateResult found)
    {
        var row = SubjectRow.From(dataset, result, found);
        ObjectDisposedException.ThrowIf(closed, this);
        var written = new SubjectFiles(Folder, result);
        foreach (var path in written.Paths)
        {
            files.Close(path);
        }
        written.Write();
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            var recorded = Recorded(row.Dataset) ?? throw new InvalidOperationException($"Dataset '{row.Dataset}' was not added.");
            recorded.Add(row, result);
            SubjectsFile.Append(FilePath(RunFiles.Subjects), row);
        }
        return row;
    }

    /// <summary>Records what the gate of a group of subjects found.</summary>
    /// <param name="dataset">The dataset's name in result files; added before with <see cref="AddDataset"/>.</param>
    /// <param name="group">The group; null: all subjects.</param>
    /// <param name="found">What its gate found.</param>
    /// <exception cref="InvalidOperationException">The dataset was not added.</exception>
    public void CompleteGate(string dataset, SubjectGroup? group, GateResult found)
    {
        ArgumentNullException.ThrowIfNull(found);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            (Recorded(dataset) ?? throw new InvalidOperationException($"Dataset '{dataset}' was not added.")).Add(group, found);
        }
    }

    /// <summary>Records what the test of a dataset's judge found.</summary>
    /// <param name="dataset">The dataset's name in result files; added before with <see cref="AddDataset"/>.</param>
    /// <param name="found">What it found.</param>
    /// <exception cref="InvalidOperationException">The dataset was not added.</exception>
    public void CompleteJudge(string dataset, JudgeCheck found)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            (Recorded(dataset) ?? throw new InvalidOperationException($"Dataset '{dataset}' was not added.")).Judge = found;
        }
    }

    /// <summary>Records how a dataset compares with its baseline.</summary>
    /// <param name="found">What the comparison found.</param>
    public void CompleteBaseline(RunBaseline found)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            baselines.Add(found);
        }
    }

    /// <summary>Records a test that failed before it could be scored.</summary>
    /// <param name="dataset">The dataset's name in result files; the one in the configuration where it cannot be opened.</param>
    /// <param name="test">The subject's name; in parentheses the title of a gate, or what is wrong.</param>
    /// <param name="problem">What was wrong and what to do.</param>
    public void AddNotRun(string dataset, string test, string problem)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            notRun.Add(new NotRunTest(dataset, test, Secrets.HideUser(problem)));
        }
    }

    /// <summary>Records what a person should know of the run; the same again does nothing.</summary>
    /// <param name="note">A sentence.</param>
    public void AddNote(string note)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (!notes.Contains(note, StringComparer.Ordinal))
            {
                notes.Add(note);
            }
        }
    }

    /// <summary>Ends the run: closes the files and writes run.json and the reports. Does nothing when the run has ended.</summary>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void Finish() => Close(RunDocument.Completed);

    /// <summary>Ends a run that was not finished: closes the files, writes the reports of what there is, and marks the run as stopped.</summary>
    public void Dispose() => Close(RunDocument.Stopped);

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Append<T>(string path, T line)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        files.Append(path, line);
    }

    private void Count(ItemResult result, bool judged)
    {
        if (result.DroppedShots > 0)
        {
            Interlocked.Increment(ref shotsDropped);
        }
        progress.Count(result.Outcome, judged);
    }

    private int PlaceOf(string provider) => settings.Datasets.Keys.TakeWhile(name => name != provider).Count();

    private void Close(string status)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }
            closed = true;
            progress.Dispose();
            files.Dispose();
            try
            {
                // Rows were appended as subjects finished; now they get the report's order.
                SubjectsFile.Write(FilePath(RunFiles.Subjects), datasets.SelectMany(d => d.Rows));
                if (settings.Run.Mode != RunMode.Infer)
                {
                    WriteReports(status);
                }
                WriteRun(status);
            }
            finally
            {
                folder.Dispose();
            }
        }
    }

    private void WriteReports(string status)
    {
        notes.AddRange(new JudgedTables(model, judge, datasets).Write(Folder));
        notes.AddRange(datasets.SelectMany(d => d.Aggregates()).Where(a => a.Problem is not null)
            .Select(a => $"'{a.Title}' of {a.Dataset} could not be computed: {a.Problem}"));
        new RunReports(Describe(status), datasets).Write(Folder);
    }

    private RecordedDataset? Recorded(string name) => datasets.Find(d => d.Dataset.Name == name);

    private string FilePath(string name) => Path.Join(Folder, name);

    private void WriteRun(string status) =>
        DiskErrors.Replace(FilePath(RunFiles.Run), JsonSerializer.Serialize(Describe(status), RecordJson.Document) + "\n");

    private RunDocument Describe(string status)
    {
        RunAggregate[] aggregates = [.. datasets.SelectMany(d => d.Aggregates())];
        RunJudgeQuality[] qualities = [.. datasets.Select(d => d.Quality(Calibration)).OfType<RunJudgeQuality>()];
        RunGate[] gates = [.. datasets.SelectMany(d => d.Gates()), .. qualities.Select(q => q.ToGate()).OfType<RunGate>(), .. baselines.Select(b => b.ToGate())];
        return new RunDocument
        {
            Status = status,
            Session = session.Length > 0 ? session : null,
            Mode = settings.Run.Mode == RunMode.All ? null : SettingsNames.Of(settings.Run.Mode.ToString()),
            Shard = settings.Run.Shard,
            From = sources?.Folders,
            Resumed = resumed is null ? null : new RunResumed(kept),
            Cache = cache,
            Started = started,
            Finished = status == RunDocument.Running ? null : time.GetLocalNow(),
            Seconds = status == RunDocument.Running ? null : Math.Round(time.GetElapsedTime(startedAt).TotalSeconds, 3),
            Model = model,
            Judge = judge ?? resumed?.Run.Document.Judge,
            Datasets = [.. datasets.Select(d => d.Describe()).Select(WithKept), .. Left()],
            Gates = gates,
            NotRun = [.. notRun],
            Notes = notes.Count > 0 ? [.. notes] : null,
            Aggregates = aggregates.Length > 0 ? aggregates : null,
            JudgeQuality = qualities.Length > 0 ? qualities : null,
            Baselines = baselines.Count > 0 ? [.. baselines.OrderBy(b => b.Dataset, StringComparer.Ordinal)] : null,
            Judging = judging.IsEmpty ? null : judging,
            Totals = RunTotals.Of([.. datasets.SelectMany(d => d.Rows)], gates, notRun.Count, shotsDropped, settings.Run.Mode == RunMode.Infer),
            Settings = DescribeSettings(),
        };
    }

    private JsonObject DescribeSettings()
    {
        var dump = SettingsDump.Of(settings, [.. datasets.Select(d => d.Provider), .. Left().Select(d => d.Provider)]);
        // What answered was what was configured then.
        string[] sections = settings.Run.Mode == RunMode.Report ? ["model", "judge"] : ["model"];
        foreach (var section in sections.Where(dump.ContainsKey))
        {
            dump[section] = sources?.Settings(section) ?? dump[section]!.DeepClone();
        }
        return dump;
    }

    // What a run that goes on has not come to yet stays in its run.json, so that it can be interrupted again and again.
    private IEnumerable<RunDataset> Left() => resumed?.Run.Document.Datasets.Where(d => Recorded(d.Name) is null) ?? [];

    private RunDataset WithKept(RunDataset dataset) => resumed?.Run.Document.Datasets.FirstOrDefault(d => d.Name == dataset.Name) is not { } known
        ? dataset
        : dataset with
        {
            Versions = Recorded(dataset.Name)!.Dataset.Subjects.Select(s => s.Name)
                .Where(s => dataset.Versions.ContainsKey(s) || known.Versions.ContainsKey(s))
                .ToDictionary(s => s, s => dataset.Versions.TryGetValue(s, out var version) ? version : known.Versions[s], StringComparer.Ordinal),
        };
}
