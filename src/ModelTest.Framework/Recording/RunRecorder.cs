using System.Text.Json;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>
/// Writes a run's folder. Items are on disk as soon as <see cref="Append"/> returns; the reports come with <see cref="Finish"/>. All members may
/// be called from many tests at once.
/// </summary>
internal sealed class RunRecorder : IDisposable, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly RunFolder folder;
    private readonly ProgressFile progress;
    private readonly LineFiles files;
    private readonly RunContents contents;
    private readonly ResumedRun? resumed;
    private readonly KeptLines? keptLines;
    private bool closed;

    private RunRecorder(RunFolder folder, RunContents contents, TimeProvider time, ResumedRun? resumed = null)
    {
        this.folder = folder;
        this.contents = contents;
        this.resumed = resumed;
        files = new LineFiles(resumed is not null);
        keptLines = resumed is null ? null : KeptLines.Read(folder.Path, contents.Judging);
        contents.KeptLines = keptLines;
        WriteRun(RunDocument.Running);
        SubjectsFile.Write(FilePath(RunFiles.Subjects), []);
        progress = new ProgressFile(FilePath(RunFiles.Progress), time, contents.Started);
    }

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
            return new RunRecorder(folder, new RunContents(settings, session, clock, null, calibration), clock);
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
            resumed.Check(model, session);
            RunRepair.Repair(path);
            // Written with the model from the start: a run.json without it would let another model go on here.
            var clock = time ?? TimeProvider.System;
            return new RunRecorder(folder, new RunContents(settings, session, clock, resumed, calibration) { Model = model }, clock, resumed);
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
            contents.Model = info;
            WriteRun(RunDocument.Running);
        }
    }

    /// <summary>Records what runs the run is about.</summary>
    /// <param name="runs">The runs.</param>
    public void SetSources(RecordedRuns runs)
    {
        lock (gate)
        {
            contents.Sources = runs;
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
            contents.Cache = counts;
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
            if (contents.Judge is null)
            {
                resumed?.CheckJudge(info);
                contents.Judge = info;
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
            if (contents.Find(dataset.Name) is null)
            {
                resumed?.CheckDataset(provider, dataset);
                contents.Add(provider, dataset);
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
        contents.CountKept();
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
        if (keptLines?.Take(path, line) is not true)
        {
            Append(path, line);
            contents.Judging.Add(line);
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
        if (keptLines?.Take(path, line) is not true)
        {
            Append(path, line);
            contents.Judging.Add(line);
        }
    }

    /// <summary>Appends a call of the judge for a label that brings its own replies or prompt.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="line">The call.</param>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void AddCalibration(string dataset, JudgementLine line)
    {
        var path = CalibrationPath(dataset);
        if (keptLines?.Take(path, line) is not true)
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
            Find(row.Dataset).Add(row, result, found.Message);
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
            Find(dataset).Add(group, found);
        }
    }

    /// <summary>Records what the test of a dataset's judge found.</summary>
    /// <param name="dataset">The dataset's name in result files; added before with <see cref="AddDataset"/>.</param>
    /// <param name="found">What it found.</param>
    /// <exception cref="InvalidOperationException">The dataset was not added.</exception>
    /// <exception cref="InputException">The disk does not take it.</exception>
    public void CompleteJudge(string dataset, JudgeCheck found)
    {
        ArgumentNullException.ThrowIfNull(found);
        files.Close(CalibrationPath(dataset));
        SubjectFiles.SortCalibration(CalibrationPath(dataset), [.. found.Judged.Select(j => j.Label.Id)]);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            Find(dataset).Judge = found;
        }
    }

    /// <summary>Records how a dataset compares with its baseline.</summary>
    /// <param name="found">What the comparison found.</param>
    public void CompleteBaseline(RunBaseline found)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            contents.Add(found);
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
            contents.Add(new NotRunTest(dataset, test, Secrets.HideUser(problem)));
        }
    }

    /// <summary>Records what a person should know of the run; the same again does nothing.</summary>
    /// <param name="note">A sentence.</param>
    public void AddNote(string note)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            contents.AddNote(note);
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
            contents.CountDroppedShots();
        }
        progress.Count(result.Outcome, judged);
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
            files.Dispose();
            try
            {
                // Rows were appended as subjects finished; now they get the report's order.
                SubjectsFile.Write(FilePath(RunFiles.Subjects), contents.Rows);
                contents.WriteReports(Folder, status);
                WriteRun(status);
            }
            finally
            {
                folder.Dispose();
            }
        }
    }

    private RecordedDataset Find(string dataset) =>
        contents.Find(dataset) ?? throw new InvalidOperationException($"Dataset '{dataset}' was not added.");

    private string FilePath(string name) => Path.Join(Folder, name);

    private void WriteRun(string status) =>
        DiskErrors.Replace(FilePath(RunFiles.Run), JsonSerializer.Serialize(contents.Describe(status), RecordJson.Document) + "\n");
}
