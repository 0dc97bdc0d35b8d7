namespace ModelTest.Tool.Tests;

public sealed class ToolCommandTests : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task RunAsync_Help_NamesCommandsAndExitCodes()
    {
        var (code, output, error) = await scene.RunAsync("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.All(["list", "compare", "accept", "report", "merge", "doctor"], c => Assert.Contains($"\n  {c} ", output, StringComparison.Ordinal));
        Assert.Contains("Exit codes: 0 fine, 1 a gate, a comparison or a finding failed, 2 the command could not be done.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "modeltest list /models --subjects")]
    [InlineData("compare", "modeltest compare runs/old runs/new --fail-on-loss")]
    [InlineData("accept", "modeltest accept runs/new --baselines tests/My.Benchmarks/baselines")]
    [InlineData("report", "modeltest report TestResults/modeltest/20260131-120000")]
    [InlineData("merge", "modeltest merge shards --output merged")]
    [InlineData("doctor", "modeltest doctor --model /models/internlm2-chat-1_8b")]
    public async Task RunAsync_HelpOfACommand_HasExamples(string command, string example)
    {
        var (code, output, _) = await scene.RunAsync(command, "--help");

        Assert.Equal(0, code);
        Assert.Contains($"  {example}\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See: modeltest compare --help", "compare", "a", "b", "--outptu", "x")]
    [InlineData("See: modeltest compare --help", "compare")]
    [InlineData("See: modeltest merge --help", "merge", "a")]
    [InlineData("See: modeltest --help", "cmpare")]
    [InlineData("See: modeltest --help")]
    public async Task RunAsync_WrongUse_SaysWhereToLook(string see, params string[] arguments)
    {
        var (code, output, error) = await scene.RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.EndsWith(see + "\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FolderThatIsNot_IsAProblemWithoutATrace()
    {
        Directory.CreateDirectory(scene["runs/base"]);

        var (code, _, error) = await scene.RunAsync("report", "runs/bsae");

        Assert.Equal((2, $"error: the run: '{scene["runs/bsae"]}' does not exist. Fix: did you mean '{scene["runs/base"]}'?\n"), (code, error));
    }

    [Fact]
    public async Task RunAsync_FolderWithoutARun_SaysWhatIsLookedFor()
    {
        Directory.CreateDirectory(scene["empty"]);

        var (code, _, error) = await scene.RunAsync("accept", "empty");

        Assert.Equal((2, $"error: {scene["empty"]}: is no run, and no folder in it is. Fix: name a folder with a run.json, or one with such folders in it.\n"), (code, error));
    }

    [Fact]
    public async Task RunAsync_WrongSetting_IsTold()
    {
        var (code, _, error) = await scene.RunAsync("list", "--set", "datasets.cevl.path=x");

        Assert.Equal(2, code);
        Assert.StartsWith("error: --set, datasets.cevl: unknown key", error, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.RunAsync("list", "--set", "limit")).Code);
    }
}
