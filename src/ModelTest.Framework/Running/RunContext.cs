using System.Collections.Concurrent;
using ModelTest.Caching;
using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Running.Discovery;
using ModelTest.Running.Sharding;
using ModelTest.Snapshots;

namespace ModelTest.Running;

/// <summary>
/// The run of a model: one recorder, and each subject evaluated once, whoever asks for it. Created by the first test that runs, so that processes that
/// only discover tests, or run others, load nothing.
/// </summary>
internal sealed class RunContext : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Dataset, string Subject), Lazy<Task<SubjectRun>>> subjects = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<TestReport>>> judges = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopped = new();
    private readonly ConcurrentDictionary<(string Dataset, string Test), string> notRun = new();
    private readonly Lock starting = new();
    private readonly Lazy<ModelSource> judge;
    private readonly Lazy<EarlierReplies> earlier;
    private readonly Lazy<RecordedRuns>? recorded;
    private readonly Lazy<string?> resumed;
    private readonly Lazy<ReplyCache?> cache;
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>>> shards = new(StringComparer.Ordinal);
    private Lazy<RunRecorder>? recorder;

    /// <summary>Starts a run: the model is checked and opened at once, in the background.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="host">Where snapshots are compared; this machine unless given.</param>
    public RunContext(Suite suite, SnapshotHost? host = null)
    {
        Suite = suite;
        Snapshots = new SubjectSnapshots(suite, host ?? SnapshotHost.Current);
        var settings = suite.Settings.Run;
        recorded = settings.IsRecorded ? new Lazy<RecordedRuns>(() => RecordedRuns.Load(suite.Settings, suite.Runtime.Folder)) : null;
        cache = new Lazy<ReplyCache?>(() => settings.Cache is { Length: > 0 } folder ? new ReplyCache(folder, settings.CacheMebibytes) : null);
        Model = new ModelSource(suite, ModelRole.Model, recorded is null ? null : () => recorded.Value, () => cache.Value, stopped.Token);
        judge = new Lazy<ModelSource>(() => ModelRole.IsShared(suite.Settings) && recorded is null
            ? Model
            : new ModelSource(suite, ModelRole.Judge, settings.Mode == RunMode.Report ? () => recorded!.Value : null, () => cache.Value, stopped.Token));
        resumed = new Lazy<string?>(() => ResumedFolder.Find(suite.Settings, suite.Runtime.Folder));
        earlier = new Lazy<EarlierReplies>(() => new EarlierReplies(
        [
            .. RecordedReplies.Load(suite.Settings, suite.Runtime.Folder),
            .. resumed.Value is { } folder ? RunLines.Calls(folder) : [],
            .. recorded?.Value.Calls ?? [],
        ]));
    }

    /// <summary>The test project.</summary>
    public Suite Suite { get; }

    /// <summary>The model.</summary>
    public ModelSource Model { get; }

    /// <summary>The judge; checked and opened when the first judged dataset asks for it.</summary>
    public ModelSource Judge => judge.Value;

    /// <summary>The snapshots of judged subjects.</summary>
    public SubjectSnapshots Snapshots { get; }

    /// <summary>The runs that this one is about; null where it asks the model.</summary>
    /// <exception cref="InputException">They cannot be read, or do not belong together; thrown again on every call.</exception>
    public RecordedRuns? Recorded => recorded?.Value;

    /// <summary>The folder of the interrupted run that goes on; null: this is a new run.</summary>
    /// <exception cref="InputException">It is not there; thrown again on every call.</exception>
    public string? Resumed => resumed.Value;

    /// <summary>What an earlier run was told; read when the first judged dataset asks for it.</summary>
    /// <exception cref="InputException">The earlier run cannot be read; thrown again on every call.</exception>
    public EarlierReplies Earlier => earlier.Value;

    /// <summary>The folder of the results; null while nothing was asked.</summary>
    public string? Folder => recorder is { IsValueCreated: true } started ? started.Value.Folder : null;

    /// <summary>The recorder; started by the first subject for which nothing is left to check.</summary>
    /// <param name="model">The opened model.</param>
    /// <exception cref="InputException">The run's folder cannot be written; thrown again on every call.</exception>
    public RunRecorder Record(ModelInfo model)
    {
        lock (starting)
        {
            recorder ??= new Lazy<RunRecorder>(() => StartRecording(model));
        }
        return recorder.Value;
    }

    /// <summary>The items of a subject that are this run's.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="subject">The subject.</param>
    /// <exception cref="InputException">A file is wrong.</exception>
    public IReadOnlyList<Item> Items(SuiteDataset dataset, Subject subject)
    {
        var items = dataset.Items(subject);
        if (Suite.Settings.Run.Part is not { } shard)
        {
            return items;
        }
        var plan = shards.GetOrAdd(
            dataset.Name, _ => new Lazy<IReadOnlyDictionary<string, IReadOnlySet<string>>>(() => ShardPlan.Of(dataset, shard))).Value;
        return plan.TryGetValue(subject.Name, out var ids) ? [.. items.Where(i => ids.Contains(i.Id))] : [];
    }

    /// <summary>Runs what a row stands for.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives up what this call is the first to ask for.</param>
    /// <exception cref="InputException">The data or the model cannot be used.</exception>
    public async Task<TestReport> RunAsync(TestRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await (row.Kind switch
            {
                RowKind.Subject => RunSubjectAsync(row, cancellationToken),
                RowKind.Gate or RowKind.Judge or RowKind.Baseline => RunOverSubjectsAsync(row, cancellationToken),
                _ => FailAsync(row),
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            notRun[(row.Dataset, row.ShortName)] = e is InputException ? e.Message : $"{e.GetType().Name}: {e.Message}";
            throw;
        }
    }

    /// <summary>The text that is compared with a subject's snapshot; evaluates the subject where no test has yet.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives up what this call is the first to ask for.</param>
    /// <returns>The text; null where the row is no subject, or its dataset is not judged.</returns>
    /// <exception cref="InputException">The data or a model cannot be used.</exception>
    public async Task<string?> SnapshotAsync(TestRow row, CancellationToken cancellationToken)
    {
        if (row.Kind != RowKind.Subject)
        {
            return null;
        }
        var dataset = Usable(row.Dataset);
        return (await SubjectAsync(dataset, Find(dataset, row.Name), cancellationToken).ConfigureAwait(false)).Snapshot?.Invoke();
    }

    /// <summary>Gives model and judge back, so that another model can have the device; whoever asks them then has them opened again.</summary>
    public async Task CloseModelsAsync()
    {
        foreach (var source in Sources)
        {
            await source.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the run: its summary is written and the model given back.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync().ConfigureAwait(false);
        try
        {
            // First: items that a model given back leaves without a reply must not be recorded.
            EndRecording();
        }
        finally
        {
            await CloseModelsAsync().ConfigureAwait(false);
            stopped.Dispose();
            if (cache.IsValueCreated)
            {
                cache.Value?.Dispose();
            }
        }
    }

    private void EndRecording()
    {
        if (recorder is not { IsValueCreated: true })
        {
            return;
        }
        using var record = recorder.Value;
        foreach (var ((dataset, test), problem) in notRun.OrderBy(n => n.Key))
        {
            record.AddNotRun(RecordedName(dataset), test, problem);
        }
        if (cache is { IsValueCreated: true, Value: { } answers })
        {
            record.SetCache(answers.Counts, answers.Failure);
        }
        foreach (var note in Sources.SelectMany(m => m.Notes))
        {
            record.AddNote(note);
        }
        if (subjects.Values.Select(s => (Task)s.Value).Concat(judges.Values.Select(j => j.Value)).All(t => t.IsCompleted && !t.IsCanceled))
        {
            record.Finish();
        }
    }

    private IEnumerable<ModelSource> Sources => judge.IsValueCreated && judge.Value != Model ? [Model, judge.Value] : [Model];

    private string RecordedName(string dataset)
    {
        try
        {
            return Suite.Dataset(dataset).Dataset.Name;
        }
        catch (InputException)
        {
            return dataset;
        }
    }

    private async Task<TestReport> RunSubjectAsync(TestRow row, CancellationToken cancellationToken)
    {
        var dataset = Usable(row.Dataset);
        return (await SubjectAsync(dataset, Find(dataset, row.Name), cancellationToken).ConfigureAwait(false)).Report;
    }

    // What is over several subjects: part of a run has nothing to say of it.
    private Task<TestReport> RunOverSubjectsAsync(TestRow row, CancellationToken cancellationToken)
    {
        var dataset = Usable(row.Dataset);
        return DatasetRows.WhyPartial(Suite.Settings.Run) is { } partial ? Task.FromResult(TestReport.Skip(partial)) : row.Kind switch
        {
            RowKind.Gate => RunGateAsync(dataset, row, cancellationToken),
            RowKind.Judge => RunJudgeAsync(dataset, cancellationToken),
            _ => RunBaselineAsync(dataset, cancellationToken),
        };
    }

    private async Task<TestReport> RunGateAsync(SuiteDataset dataset, TestRow row, CancellationToken cancellationToken)
    {
        var group = dataset.Dataset.Groups.FirstOrDefault(g => g.Title == row.Name);
        if (group is null && row.Name != DatasetRows.Overall)
        {
            throw new InputException(
                dataset.Name, $"there is no group '{row.Name}' any more.", "discover the tests again: the data or its path has changed since.");
        }
        var members = group is null ? dataset.Dataset.Subjects : [.. group.Subjects.Select(name => Find(dataset, name))];
        var runs = await Task.WhenAll(members.Select(s => SubjectAsync(dataset, s, cancellationToken))).ConfigureAwait(false);
        return AverageGate.Check(Suite.Settings.Gates, dataset, group, [.. runs.Select(r => r.Result)], recorder!.Value);
    }

    private async Task<TestReport> RunBaselineAsync(SuiteDataset dataset, CancellationToken cancellationToken)
    {
        var runs = await Task.WhenAll(dataset.Subjects.Select(s => SubjectAsync(dataset, s, cancellationToken))).ConfigureAwait(false);
        return new BaselineRunner(dataset, this).Run([.. runs.Select(r => r.Result)], recorder!.Value);
    }

    private Task<TestReport> RunJudgeAsync(SuiteDataset dataset, CancellationToken cancellationToken) =>
        judges.GetOrAdd(dataset.Name, _ => new Lazy<Task<TestReport>>(() => new JudgeRunner(dataset, this).RunAsync(
            async () =>
            {
                var runs = await Task.WhenAll(dataset.Subjects.Select(s => SubjectAsync(dataset, s, cancellationToken))).ConfigureAwait(false);
                return ([.. runs.Select(r => r.Result)], recorder!.Value);
            },
            cancellationToken))).Value;

    /// <summary>A row that tells a problem also tells those of the model: who mends one thing wants to know of the others.</summary>
    private async Task<TestReport> FailAsync(TestRow row)
    {
        var model = await Model.Inspected.ConfigureAwait(false);
        var text = string.Join(Environment.NewLine, model.Select(p => p.ToString()).Prepend(row.Message));
        notRun[(row.Dataset, row.ShortName)] = text;
        return new TestReport("", text);
    }

    // A gate's row asks for its subjects' results, and their own rows do: whoever comes first has them evaluated.
    private Task<SubjectRun> SubjectAsync(SuiteDataset dataset, Subject subject, CancellationToken cancellationToken) =>
        subjects.GetOrAdd(
            (dataset.Name, subject.Name),
            _ => new Lazy<Task<SubjectRun>>(() => new SubjectRunner(dataset, this).RunAsync(subject, cancellationToken))).Value;

    private RunRecorder StartRecording(ModelInfo model)
    {
        ReadEarlier();
        var started = Resumed is { } folder
            ? RunRecorder.Resume(Suite.Settings, folder, model, Suite.Runtime.Session, calibration: Suite.Calibration)
            : RunRecorder.Start(Suite.Settings, Suite.Runtime.Folder, Suite.Runtime.Session, calibration: Suite.Calibration);
        try
        {
            if (Resumed is null)
            {
                started.SetModel(model);
            }
            if (Recorded is { } runs)
            {
                started.SetSources(runs);
            }
            if (Suite.Settings.Run.Shard is { } shard)
            {
                started.AddNote($"this is shard {shard} of a run: the scores are those of its items.");
            }
        }
        catch
        {
            started.Dispose();
            throw;
        }
        Suite.Runtime.PointTo(started.Folder);
        return started;
    }

    // The new run may take the folder of the earlier one, so that is read before.
    private void ReadEarlier()
    {
        try
        {
            _ = Earlier;
        }
        catch (InputException)
        {
            // The judged datasets tell it.
        }
    }

    private SuiteDataset Usable(string name) =>
        Suite.Dataset(name) is var dataset && dataset.Problems.Count == 0 ? dataset : throw new InputException(dataset.Problems);

    private static Subject Find(SuiteDataset dataset, string name) =>
        dataset.Dataset.Subjects.FirstOrDefault(s => s.Name == name)
        ?? throw new InputException(
            dataset.Name, $"there is no subject '{name}' any more.", "discover the tests again: the data or its path has changed since.");
}
