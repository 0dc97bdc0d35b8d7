using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Recording;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>Runs a judged dataset as <c>dotnet test</c> does, with a model and a judge that answer by rule.</summary>
internal sealed class JudgedRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ScriptedModel Model { get; init; } = new();

    public ScriptedModel Judge { get; init; } = new();

    /// <summary>The folder of the results.</summary>
    public string Results { get; private set; } = "";

    /// <summary>What the subjects' tests say, in the dataset's order.</summary>
    public IReadOnlyList<TestReport> Reports { get; private set; } = [];

    /// <summary>Runs all selected subjects to the end.</summary>
    /// <param name="provider">The benchmark.</param>
    /// <param name="settings">Settings under flat keys, such as <c>datasets:mtbench:mode</c>.</param>
    public async Task RunAsync(IDatasetProvider provider, params (string Key, string Value)[] settings)
    {
        var registry = new ExtensionRegistry();
        registry.Add(provider);
        registry.Add(new ScriptedEngine(Model, Judge));
        Directory.CreateDirectory(folder["model"]);
        Directory.CreateDirectory(folder["judge"]);
        var sources = new SettingsSources
        {
            Folder = folder.Path,
            Defaults = new Dictionary<string, string> { ["model"] = folder["model"], ["judge"] = folder["judge"], ["run:doctor"] = "false" },
            Build = settings.ToDictionary(s => s.Key, s => s.Value),
        };
        var suite = new Suite(
            new RuntimeSettings { Startup = folder.Path, Project = folder.Path }, registry, SettingsLoader.Load(sources, registry));
        var run = new RunContext(suite);
        await using (run)
        {
            var rows = DatasetRows.Of(suite, suite.Dataset(provider.Name));
            Reports = await Task.WhenAll(rows.Select(row => run.RunAsync(row, TestContext.Current.CancellationToken)));
            Results = run.Folder!;
        }
    }

    /// <summary>A file of the results.</summary>
    public string Read(string relative) => File.ReadAllText(Path.Join(Results, relative));

    /// <summary>Scores of summary.csv by row, such as <c>mtbench</c>.</summary>
    public IReadOnlyDictionary<string, string> Summary() =>
        Rows(RunFiles.SummaryCsv).ToDictionary(c => c[0], c => c[^1]);

    /// <summary>The counts of subjects.csv by subject.</summary>
    public IReadOnlyDictionary<string, string> Counts() =>
        Rows(RunFiles.Subjects).ToDictionary(c => c[1], c => $"{c[4]} items, {c[7]} unparsed, {c[8]} errors");

    private IEnumerable<string[]> Rows(string file) =>
        Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','));

    public void Dispose() => folder.Dispose();
}
