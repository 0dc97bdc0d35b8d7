using ModelTest.Configuration;
using ModelTest.Running;
using ModelTest.Snapshots;
using ModelTest.Tests;

namespace ModelTest.Tool.Tests;

/// <summary>Small runs of the embedded model on its sample, made once: what the command is used on.</summary>
public sealed class ToolRuns : IAsyncLifetime
{
    private const string Subjects = "unit_conversion,number_comparison";
    private static readonly string Data = Path.Join(RepositoryPaths.TinyModel, "data");
    private readonly TemporaryFolder folder = new();

    /// <summary>The model with five shots.</summary>
    public string Base => folder["runs/base"];

    /// <summary>The same model without shots, which is much worse.</summary>
    public string Worse => folder["runs/worse"];

    /// <summary>The run of <see cref="Base"/> in two pieces.</summary>
    public string Shards => folder["shards"];

    /// <summary>The model's replies to a few questions as AlignBench has them, judged by itself.</summary>
    public string Judged => folder["judged"];

    /// <summary>The run of <see cref="Judged"/> in two pieces.</summary>
    public string JudgedShards => folder["judged-shards"];

    public string Runs => folder["runs"];

    public async ValueTask InitializeAsync()
    {
        await RunAsync("ceval", ("run:results", Base), ("model:name", "base"));
        await RunAsync("ceval", ("run:results", Worse), ("model:name", "worse"), ("datasets:ceval:shots", "0"));
        await RunAsync("ceval", ("run:results", folder["shards/1"]), ("model:name", "base"), ("run:shard", "1/2"));
        await RunAsync("ceval", ("run:results", folder["shards/2"]), ("model:name", "base"), ("run:shard", "2/2"));

        var judging = new[]
        {
            ("datasets:alignbench:path", Path.Join(Data, "alignbench-sample.jsonl")), ("datasets:alignbench:subjects", "基本任务"), ("judge", RepositoryPaths.TinyModel),
        };
        await RunAsync("alignbench", [.. judging, ("run:results", Judged)]);
        await RunAsync("alignbench", [.. judging, ("run:results", folder["judged-shards/1"]), ("run:shard", "1/2")]);
        await RunAsync("alignbench", [.. judging, ("run:results", folder["judged-shards/2"]), ("run:shard", "2/2")]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(string dataset, params (string Key, string Value)[] settings)
    {
        var registry = ToolSettings.Registry();
        var sources = new SettingsSources
        {
            Folder = folder.Path,
            Defaults = new Dictionary<string, string>
            {
                ["model"] = RepositoryPaths.TinyModel,
                ["datasets:ceval:path"] = Path.Join(Data, "ceval-sample"),
                ["datasets:ceval:subjects"] = Subjects,
                ["run:doctor"] = "false",
            },
            Build = settings.ToDictionary(s => s.Key, s => s.Value),
        };
        var suite = new Suite(new RuntimeSettings { Startup = folder.Path, Project = folder.Path }, registry, SettingsLoader.Load(sources, registry));
        await WholeRun.RunAsync(suite, [dataset], new SnapshotHost(), TestContext.Current.CancellationToken);
    }
}
