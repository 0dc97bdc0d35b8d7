using System.Collections.Concurrent;
using System.Text.Json;
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
    private readonly ConcurrentDictionary<string, Lazy<LineWriter>> writers = new(StringComparer.Ordinal);
    private readonly RunJudging judging = new();
    private readonly List<NotRunTest> notRun = [];
    private readonly List<string> notes = [];
    private ModelInfo? model;
    private ModelInfo? judge;
    private int shotsDropped;
    private bool closed;

    private RunRecorder(Settings settings, string session, TimeProvider time, RunFolder folder)
    {
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

    /// <summary>Records what judge grades; again it does nothing.</summary>
    /// <param name="info">The opened judge.</param>
    public void SetJudge(ModelInfo info)
    {
        lock (gate)
        {
            if (judge is null)
            {
                judge = info;
                WriteRun(RunDocument.Running);
            }
        }
    }

    /// <summary>Records that a dataset takes part; again for the same name it does nothing.</summary>
    /// <param name="provider">The provider's name, such as <c>ceval</c>.</param>
    /// <param name="dataset">The opened dataset.</param>
    public void AddDataset(string provider, IDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        lock (gate)
        {
            if (Recorded(dataset.Name) is null)
            {
                datasets.Add(new RecordedDataset(provider, dataset));
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
        if (result.DroppedShots > 0)
        {
            Interlocked.Increment(ref shotsDropped);
        }
        progress.Count(result.Outcome, judged);
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
        Append(PredictionFile.PathOf(Folder, RunFiles.Replies, dataset, subject), line);
        judging.Add(line);
    }

    /// <summary>Appends a call of the judge.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="subject">The subject's name.</param>
    /// <param name="line">The call.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddJudgement(string dataset, string subject, JudgementLine line)
    {
        Append(PredictionFile.PathOf(Folder, RunFiles.Judgements, dataset, subject), line);
        judging.Add(line);
    }

    /// <summary>Appends a call of the judge for a label that brings its own replies or prompt.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="line">The call.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddCalibration(string dataset, JudgementLine line) => Append(CalibrationPath(dataset), line);

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

    /// <summary>Records that a subject is finished and adds its row to subjects.csv.</summary>
    /// <param name="dataset">The dataset; added before with <see cref="AddDataset"/>.</param>
    /// <param name="result">The subject's result.</param>
    /// <param name="found">What its gate found.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">The dataset was not added.</exception>
    public SubjectRow CompleteSubject(IDataset dataset, SubjectResult result, GateResult found)
    {
        var row = SubjectRow.From(dataset, result, found);
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
        writers.GetOrAdd(path, key => new Lazy<LineWriter>(() => new LineWriter(key))).Value.Append(line);
    }

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
            foreach (var writer in writers.Values.Where(w => w.IsValueCreated))
            {
                writer.Value.Dispose();
            }
            try
            {
                // Rows were appended as subjects finished; now they get the report's order.
                SubjectsFile.Write(FilePath(RunFiles.Subjects), datasets.SelectMany(d => d.Rows));
                notes.AddRange(new JudgedTables(model, judge, datasets).Write(Folder));
                notes.AddRange(datasets.SelectMany(d => d.Aggregates()).Where(a => a.Problem is not null)
                    .Select(a => $"'{a.Title}' of {a.Dataset} could not be computed: {a.Problem}"));
                new RunReports(Describe(status), datasets).Write(Folder);
                WriteRun(status);
            }
            finally
            {
                folder.Dispose();
            }
        }
    }

    private RecordedDataset? Recorded(string name) => datasets.Find(d => d.Dataset.Name == name);

    private string FilePath(string name) => Path.Join(Folder, name);

    private void WriteRun(string status) =>
        DiskErrors.Replace(FilePath(RunFiles.Run), JsonSerializer.Serialize(Describe(status), RecordJson.Document) + "\n");

    private RunDocument Describe(string status)
    {
        RunAggregate[] aggregates = [.. datasets.SelectMany(d => d.Aggregates())];
        RunJudgeQuality[] qualities = [.. datasets.Select(d => d.Quality(Calibration)).OfType<RunJudgeQuality>()];
        RunGate[] gates = [.. datasets.SelectMany(d => d.Gates()), .. qualities.Select(q => q.ToGate()).OfType<RunGate>()];
        return new RunDocument
        {
            Status = status,
            Session = session.Length > 0 ? session : null,
            Started = started,
            Finished = status == RunDocument.Running ? null : time.GetLocalNow(),
            Seconds = status == RunDocument.Running ? null : Math.Round(time.GetElapsedTime(startedAt).TotalSeconds, 3),
            Model = model,
            Judge = judge,
            Datasets = [.. datasets.Select(d => d.Describe())],
            Gates = gates,
            NotRun = [.. notRun],
            Notes = notes.Count > 0 ? [.. notes] : null,
            Aggregates = aggregates.Length > 0 ? aggregates : null,
            JudgeQuality = qualities.Length > 0 ? qualities : null,
            Judging = judging.IsEmpty ? null : judging,
            Totals = RunTotals.Of([.. datasets.SelectMany(d => d.Rows)], gates, notRun.Count, shotsDropped),
            Settings = SettingsDump.Of(settings, datasets.Select(d => d.Provider)),
        };
    }
}
