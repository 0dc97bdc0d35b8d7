using ModelTest.Tests;

namespace ModelTest.Tool.Tests.Commands;

[Collection(ToolCollection.Name)]
public sealed class ReportCommandTests(ToolRuns runs) : IDisposable
{
    private static readonly string[] Reports = ["summary.csv", "summary.txt", "summary.md", "report.html"];

    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Report_Run_WritesTheSameAgain()
    {
        var folder = Copy();
        Array.ForEach(Reports, f => File.Delete(Path.Join(folder, f)));

        var (code, output, error) = await scene.RunAsync("report", "run");

        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith($"all tests passed.\nResults: {folder}\n", output, StringComparison.Ordinal);
        RunTexts.AssertSame(runs.Base, folder);
    }

    [Fact]
    public async Task Report_RunThatGoesOn_IsLeftAlone()
    {
        var folder = Copy();
        await using var claim = new FileStream(Path.Join(folder, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var (code, _, error) = await scene.RunAsync("report", "run");

        Assert.Equal(2, code);
        Assert.StartsWith($"error: {folder}: the run there still goes on.", error, StringComparison.Ordinal);
    }

    private string Copy()
    {
        foreach (var file in Directory.GetFiles(runs.Base, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(scene["run"], Path.GetRelativePath(runs.Base, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return scene["run"];
    }
}
