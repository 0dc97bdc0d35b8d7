using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Judging;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Judging;

/// <summary>A test project with the essays; its model and its judge are scripted.</summary>
internal sealed class JudgingSuite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public JudgingSuite()
    {
        Directory.CreateDirectory(At("model"));
        Directory.CreateDirectory(At("judge"));
    }

    public IJudgedDataset Dataset { get; init; } = new EssayDataset();

    public Type? SettingsType { get; init; }

    public ScriptedEngine Engine { get; init; } = new();

    /// <summary>Where snapshots are compared; opened pairs are noted.</summary>
    public SnapshotHost Host { get; init; } = new();

    public string Folder => folder.Path;

    public string At(string relative) => Path.Join(folder.Path, relative);

    public Suite Build(params (string Key, string Value)[] settings)
    {
        var registry = new ExtensionRegistry();
        registry.Add(new EssayProvider(Dataset, SettingsType));
        registry.Add(Engine);
        var sources = new SettingsSources
        {
            Folder = Folder,
            Defaults = new Dictionary<string, string> { ["model"] = At("model"), ["judge"] = At("judge"), ["run:doctor"] = "false" },
            Build = settings.ToDictionary(s => s.Key, s => s.Value),
        };
        return new Suite(new RuntimeSettings { Startup = Folder, Project = Folder }, registry, SettingsLoader.Load(sources, registry));
    }

    /// <summary>Runs subjects to the end, and gives what their tests say.</summary>
    public async Task<(string Folder, TestReport[] Reports)> RunAsync(
        CancellationToken cancellationToken, string[]? subjects = null, params (string Key, string Value)[] settings)
    {
        var suite = Build(settings);
        var run = new RunContext(suite, Host);
        await using (run)
        {
            var rows = DatasetRows.Of(suite, suite.Dataset("essays")).Where(r => subjects is null || subjects.Contains(r.Name));
            var reports = await Task.WhenAll(rows.Select(row => run.RunAsync(row, cancellationToken)));
            return (run.Folder!, reports);
        }
    }

    public void Dispose() => folder.Dispose();
}
