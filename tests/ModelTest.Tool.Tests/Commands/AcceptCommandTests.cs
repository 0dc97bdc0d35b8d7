namespace ModelTest.Tool.Tests.Commands;

[Collection(ToolCollection.Name)]
public sealed class AcceptCommandTests(ToolRuns runs) : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Accept_Run_WritesItsBaseline()
    {
        var (code, output, error) = await scene.RunAsync("accept", runs.Base);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"the outcomes of this run became the baseline of ceval-sample: {scene["baselines/ceval-sample"]}\n", output);
        var lines = await File.ReadAllLinesAsync(scene["baselines/ceval-sample/unit_conversion.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(("id,outcome,prediction", 41), (lines[0], lines.Length));
        Assert.True(File.Exists(scene["baselines/ceval-sample/number_comparison.csv"]));
    }

    [Fact]
    public async Task Accept_Folder_IsTheOptionOrTheConfiguration()
    {
        scene.Write("modeltest.json", """{ "baselines": { "path": "accepted" } }""");

        await scene.RunAsync("accept", runs.Base);
        await scene.RunAsync("accept", runs.Base, "--baselines", "elsewhere");

        Assert.True(Directory.Exists(scene["accepted/ceval-sample"]));
        Assert.True(Directory.Exists(scene["elsewhere/ceval-sample"]));
    }

    [Fact]
    public async Task Accept_OnABuildServer_IsRefused()
    {
        using var server = new ToolScene { IsBuildServer = true };

        var (code, _, error) = await server.RunAsync("accept", runs.Base);

        Assert.Equal(2, code);
        Assert.Contains("a build server accepts no baseline. Fix: accept it on a machine of yours, and commit the files.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(server["baselines"]));
    }

    [Fact]
    public async Task Accept_Shard_IsRefused()
    {
        var (code, _, error) = await scene.RunAsync("accept", Path.Join(runs.Shards, "1"));

        Assert.Equal((2, $"error: {Path.Join(runs.Shards, "1")}: is shard 1/2 of a run. Fix: put the shards together, and accept what comes out.\n"), (code, error));
        Assert.Contains("holds several runs. Fix: name one of them.", (await scene.RunAsync("accept", runs.Shards)).Error, StringComparison.Ordinal);
    }
}
