using ModelTest.Tests;

namespace ModelTest.Tool.Tests.Commands;

[Collection(ToolCollection.Name)]
public sealed class MergeCommandTests(ToolRuns runs) : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Merge_Shards_IsTheWholeRun()
    {
        var (code, output, error) = await scene.RunAsync("merge", runs.Shards, "--output", "merged");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"2 passed, 0 failed\nResults: {scene["merged"]}\n", output);
        RunTexts.AssertSame(runs.Base, scene["merged"]);
    }

    [Fact]
    public async Task Merge_JudgedShards_IsTheWholeRunWithItsJudgements()
    {
        var (code, output, error) = await scene.RunAsync("merge", runs.JudgedShards, "--output", "merged");

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($" passed, 0 failed\nResults: {scene["merged"]}\n", output, StringComparison.Ordinal);
        RunTexts.AssertSame(runs.Judged, scene["merged"]);
        Assert.NotEmpty(Directory.GetFiles(scene["merged/judgements"], "*.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Merge_GateOfTheConfiguration_FailsWithOne()
    {
        scene.Write("modeltest.json", """{ "gates": { "ceval": { "subjects": { "unit_conversion": { "minimum": 1 } } } } }""");

        var (code, output, _) = await scene.RunAsync("merge", runs.Shards, "--output", "merged");

        Assert.Equal(1, code);
        Assert.StartsWith("failed ceval / unit_conversion\n", output, StringComparison.Ordinal);
        Assert.Contains("\n1 passed, 1 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_MissingShard_IsNamed()
    {
        var (code, _, error) = await scene.RunAsync("merge", Path.Join(runs.Shards, "1"), "--output", "merged");

        Assert.Equal(2, code);
        Assert.Contains("shard 2/2 is not among the 1 runs.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_DataThatIsGone_SaysWhereItWas()
    {
        var (code, _, error) = await scene.RunAsync("merge", runs.Shards, "--output", "merged", "--set", "datasets.ceval.path=nowhere");

        Assert.Equal((2, $"error: --set, datasets.ceval.path: '{scene["nowhere"]}' does not exist. Fix: check the path.\n"), (code, error));
    }
}
