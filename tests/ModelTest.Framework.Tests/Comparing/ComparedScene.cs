using System.Text.Json.Nodes;
using ModelTest.Comparing;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Comparing;

/// <summary>Real runs of models that each get some questions wrong, in a folder of their own.</summary>
internal sealed class ComparedScene : IDisposable
{
    private readonly List<SuiteBuilder> builders = [];

    public int Items { get; init; } = 40;

    /// <summary>Runs a model that gives a wrong answer to some questions, named by their ids, and gives its run's folder.</summary>
    public Task<string> RunAsync(string model, string[] wrong, params (string Key, string Value)[] settings) =>
        RunAsync(model, wrong, new FakeDataset { Items = Items }, settings);

    public async Task<string> RunAsync(string model, string[] wrong, FakeDataset dataset, params (string Key, string Value)[] settings)
    {
        var builder = new SuiteBuilder
        {
            Dataset = dataset,
            Engine = new FakeEngine { ModelName = model, Reply = (prompt, _) => Task.FromResult(wrong.Contains(prompt) ? "B" : "A") },
        };
        builders.Add(builder);
        var suite = builder.Build(settings);
        var run = new RunContext(suite, new SnapshotHost());
        await using (run)
        {
            await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(r => run.RunAsync(r, TestContext.Current.CancellationToken)));
            return run.Folder!;
        }
    }

    public static ModelComparison Compare(params string[] folders) => Compare(null, folders);

    public static ModelComparison Compare(string? reference, string[] folders)
    {
        var runs = ComparedRuns.Read(folders);
        return ModelComparison.Of(runs, ComparedRuns.Reference(runs, reference), new Dictionary<string, Type>());
    }

    public static string[] Ids(string subject, int first, int count) => [.. Enumerable.Range(first, count).Select(i => $"{subject}-{i}")];

    /// <summary>Changes a line of a run's predictions.</summary>
    public static void Edit(string folder, string subject, int line, Action<JsonObject> change)
    {
        var file = Path.Join(folder, "predictions", "fake", subject + ".jsonl");
        var lines = File.ReadAllLines(file);
        var item = JsonNode.Parse(lines[line])!.AsObject();
        change(item);
        lines[line] = item.ToJsonString();
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
    }

    public void Dispose() => builders.ForEach(b => b.Dispose());
}
