namespace ModelTest.Tool.Tests.Commands;

[Collection(ToolCollection.Name)]
public sealed class CompareCommandTests(ToolRuns runs) : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Compare_Runs_PrintsVerdictNotesAndMatrix()
    {
        var (code, output, error) = await scene.RunAsync("compare", runs.Base, runs.Worse);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Against base: worse is significantly worse on ceval-sample.\nNote: datasets.ceval.shots is 5 in base and 0 in worse.\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\nceval-sample  overall +worse +80 +\d+\.\d\d  .* -\d+\.\d\d ▼ ", output);
        Assert.Equal(0, (await scene.RunAsync("compare", runs.Runs)).Code);
        Assert.Empty(Directory.GetFileSystemEntries(scene.Folder));
    }

    [Fact]
    public async Task Compare_Output_WritesTheFiles()
    {
        var (_, output, _) = await scene.RunAsync("compare", runs.Base, runs.Worse, "--output", "out");

        Assert.EndsWith($"\nComparison: {scene["out"]}\n", output, StringComparison.Ordinal);
        Assert.Equal(["comparison.csv", "comparison.html", "comparison.md"], Directory.GetFiles(scene["out"]).Select(f => Path.GetFileName(f)).Order());
    }

    [Fact]
    public async Task Compare_FailOnLoss_ExitsWithOneWhereThereIsOne()
    {
        Assert.Equal(1, (await scene.RunAsync("compare", runs.Base, runs.Worse, "--fail-on-loss")).Code);
        Assert.Equal(0, (await scene.RunAsync("compare", runs.Base, runs.Worse, "--fail-on-loss", "--reference", "worse")).Code);
        Assert.Equal(0, (await scene.RunAsync("compare", runs.Base, runs.Worse, "--fail-on-loss", "--reference", runs.Worse)).Code);
    }

    [Fact]
    public async Task Compare_UnknownReference_SuggestsOne()
    {
        var (code, output, error) = await scene.RunAsync("compare", runs.Base, runs.Worse, "--reference", "bas");

        Assert.Equal((2, "", "error: the reference: no run is of a model 'bas'. Fix: did you mean 'base'?\n"), (code, output, error));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task Compare_OnATerminal_HasRulesAndColoursUnlessNoColor(string noColor, bool coloured)
    {
        using var terminal = new ToolScene { Width = 160 };
        terminal.Variables["NO_COLOR"] = noColor;

        var (_, output, _) = await terminal.RunAsync("compare", runs.Base, runs.Worse);

        Assert.Contains("────", output, StringComparison.Ordinal);
        Assert.Equal(coloured, output.Contains('\u001b', StringComparison.Ordinal));
    }
}
