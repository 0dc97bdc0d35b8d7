using System.Text.Json;
using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Judging;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>A test project with this package's datasets; its model and its judge are scripted.</summary>
internal sealed class PairwiseSuite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PairwiseSuite()
    {
        Directory.CreateDirectory(folder["model"]);
        Directory.CreateDirectory(folder["judge"]);
    }

    public PairwiseEngine Engine { get; init; } = new();

    /// <summary>The full path of a name in the suite's folder.</summary>
    public string this[string relative] => folder[relative];

    public string Write(string relative, string text) => folder.Write(relative, text);

    public Suite Build(params (string Key, string Value)[] settings)
    {
        var registry = new ExtensionRegistry();
        new BuiltInDatasets().Register(registry);
        registry.Add(Engine);
        var sources = new SettingsSources
        {
            Folder = folder.Path,
            Defaults = new Dictionary<string, string> { ["model"] = folder["model"], ["judge"] = folder["judge"], ["run:doctor"] = "false" },
            Build = settings.ToDictionary(s => s.Key, s => s.Value),
        };
        return new Suite(new RuntimeSettings { Startup = folder.Path, Project = folder.Path }, registry, SettingsLoader.Load(sources, registry));
    }

    /// <summary>Runs all subjects of a dataset, one after the other, and gives what their tests say.</summary>
    public async Task<(string Folder, TestReport[] Reports)> RunAsync(string dataset, params (string Key, string Value)[] settings)
    {
        var suite = Build(settings);
        var run = new RunContext(suite);
        await using (run)
        {
            var reports = new List<TestReport>();
            foreach (var row in DatasetRows.Of(suite, suite.Dataset(dataset)))
            {
                reports.Add(await run.RunAsync(row, TestContext.Current.CancellationToken));
            }
            return (run.Folder!, [.. reports]);
        }
    }

    /// <summary>Opens a dataset by its settings.</summary>
    public IJudgedDataset Open(string dataset, params (string Key, string Value)[] settings) =>
        (IJudgedDataset)Build(settings).Dataset(dataset).Dataset;

    public static string Summary(string folder) => File.ReadAllText(Path.Join(folder, "summary.csv"));

    /// <summary>The columns items to errors of a subject.</summary>
    public static string Counts(string folder, string subject)
    {
        var cells = File.ReadLines(Path.Join(folder, "subjects.csv")).Select(l => l.Split(',')).Single(c => c[1] == subject);
        return $"{cells[4]} items, {cells[7]} unparsed, {cells[8]} errors, score {cells[9]}";
    }

    /// <summary>What run.json says of the judge.</summary>
    public static JsonElement JudgeQuality(string folder) =>
        JsonElement.Parse(File.ReadAllText(Path.Join(folder, "run.json"))).GetProperty("judge_quality").EnumerateArray().Single();

    /// <summary>The pairs with a winner, and the share of them that the longer reply won.</summary>
    public static (int Decided, double LongerWins) Length(string folder) =>
        (JudgeQuality(folder).GetProperty("decided_pairs").GetInt32(), JudgeQuality(folder).GetProperty("longer_wins").GetDouble());

    public void Dispose() => folder.Dispose();
}
