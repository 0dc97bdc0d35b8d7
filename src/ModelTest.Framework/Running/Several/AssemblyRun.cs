using System.Collections.Concurrent;
using System.Reflection;
using ModelTest.Comparing;
using ModelTest.Configuration;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;

namespace ModelTest.Running.Several;

/// <summary>
/// What a test assembly's process runs: the run of its model, or one of each of several models, which take turns and are compared in the end.
/// </summary>
/// <param name="suite">The test project.</param>
/// <param name="host">Where snapshots are compared; this machine unless given.</param>
internal sealed class AssemblyRun(Suite suite, SnapshotHost? host = null) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<AssemblyRun>> Runs = new();

    private readonly ConcurrentDictionary<string, Lazy<RunContext>> contexts = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private ModelTurns? turns;
    private RunFolder? folder;

    /// <summary>The folders of the results so far, in the order of the models.</summary>
    public IReadOnlyList<string> Folders => [.. Started.Select(c => c.Folder).OfType<string>()];

    /// <summary>The folder of the comparison; null where there is one model, or nothing was asked.</summary>
    public string? Comparison => folder?.Path;

    private bool IsOne => suite.Settings.Several.Count == 0;

    private IEnumerable<RunContext> Started =>
        (IsOne ? [""] : suite.Settings.Several.Select(m => m.Name)).Where(contexts.ContainsKey).Select(n => contexts[n]).Where(c => c.IsValueCreated).Select(c => c.Value);

    /// <summary>The run of a test assembly in this process.</summary>
    /// <param name="assembly">The assembly with the theories.</param>
    /// <exception cref="InputException">The configuration or an extension cannot be used.</exception>
    public static AssemblyRun Of(Assembly assembly) => Runs.GetOrAdd(assembly, a => new Lazy<AssemblyRun>(() => new AssemblyRun(Suite.Of(a)))).Value;

    /// <summary>The run of a test assembly, or null when no test of it has started one.</summary>
    /// <param name="assembly">The assembly with the theories.</param>
    public static AssemblyRun? StartedBy(Assembly assembly) => Runs.TryGetValue(assembly, out var run) && run.IsValueCreated ? run.Value : null;

    /// <summary>Runs what a row stands for, in its model's turn.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InputException">The data or the model cannot be used.</exception>
    public Task<TestReport> RunAsync(TestRow row, CancellationToken cancellationToken) =>
        InTurnAsync(row.Model, run => run.RunAsync(row, cancellationToken), cancellationToken);

    /// <summary>The text that is compared with a subject's snapshot.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InputException">The data or a model cannot be used.</exception>
    public Task<string?> SnapshotAsync(TestRow row, CancellationToken cancellationToken) =>
        InTurnAsync(row.Model, run => run.SnapshotAsync(row, cancellationToken), cancellationToken);

    /// <summary>Examines a part of what a run needs, of each model.</summary>
    /// <param name="part">One of <see cref="DoctorRunner.Parts"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<TestReport> ExamineAsync(string part, CancellationToken cancellationToken)
    {
        var reports = new List<TestReport>();
        foreach (var model in IsOne ? [""] : suite.Settings.Several.Select(m => m.Name))
        {
            reports.Add(await InTurnAsync(model, run => new DoctorRunner(run).RunAsync(part, cancellationToken), cancellationToken).ConfigureAwait(false));
        }
        return reports is [var one] ? one : new TestReport(
            string.Join("\n", reports.Select(r => r.Text)), reports.Select(r => r.Failure).OfType<string>().ToList() is { Count: > 0 } failures ? string.Join('\n', failures) : null);
    }

    /// <summary>Ends all runs, and compares them where there are several.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in Started)
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }
        if (folder is not null)
        {
            Compare(folder.Path);
            folder.Dispose();
            // A run that found a problem before asking anything leaves nothing.
            if (!Directory.EnumerateFileSystemEntries(folder.Path).Any())
            {
                Directory.Delete(folder.Path);
            }
        }
    }

    private async Task<T> InTurnAsync<T>(string model, Func<RunContext, Task<T>> action, CancellationToken cancellationToken)
    {
        if (IsOne)
        {
            return await action(Context("", () => suite)).ConfigureAwait(false);
        }
        var named = suite.Settings.Several.FirstOrDefault(m => m.Name == model)
            ?? throw new InputException("run.models", $"there is no model '{model}' any more.", "discover the tests again: the configuration has changed since.");
        lock (starting)
        {
            turns ??= new ModelTurns(name => contexts[name].Value.CloseModelsAsync());
            // The models' folders lie in one, which is this run's until its end.
            folder ??= RunFolder.Claim(suite.Settings.Run.Results, suite.Runtime.Folder, suite.Runtime.Session, TimeProvider.System);
        }
        var turn = await turns.EnterAsync(model, cancellationToken).ConfigureAwait(false);
        await using (turn.ConfigureAwait(false))
        {
            return await action(Context(model, () => suite.Of(named, Path.Join(folder.Path, SafeFileName.Of(model))))).ConfigureAwait(false);
        }
    }

    private RunContext Context(string model, Func<Suite> own) => contexts.GetOrAdd(model, _ => new Lazy<RunContext>(() => new RunContext(own(), host))).Value;

    private void Compare(string path)
    {
        if (suite.Settings.Run.Mode == RunMode.Infer || suite.Settings.Run.Shard is not null || Folders.Count < 2)
        {
            return;
        }
        try
        {
            var runs = ComparedRuns.Read(Folders);
            var settings = suite.Registry.Datasets.ToDictionary(d => d.Key, d => d.Value.SettingsType, StringComparer.Ordinal);
            ComparisonFiles.Write(ModelComparison.Of(runs, runs[0], settings), path);
        }
        catch (InputException e)
        {
            // The models' own results stand; that they cannot be compared is told where the comparison would be.
            DiskErrors.Replace(Path.Join(path, ComparisonFiles.Markdown), $"# ModelTest: no comparison\n\n{Reporting.MarkdownText.Escape(e.Message)}\n");
        }
    }
}
