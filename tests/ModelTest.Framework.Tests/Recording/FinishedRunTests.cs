using ModelTest.Recording;
using ModelTest.Reporting;
using ModelTest.Tests.Comparing;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Recording;

public sealed class FinishedRunTests
{
    private static readonly string[] Reports = [RunFiles.SummaryCsv, RunFiles.SummaryText, RunFiles.SummaryMarkdown, RunFiles.Report];

    [Fact]
    public async Task Read_Run_HasAllThatTheReportsAreMadeOf()
    {
        using var scene = new ComparedScene { Items = 4 };
        var folder = await scene.RunAsync("m", ["law-1"], ("gates:fake:minimum", "0.5"), ("gates:fake:groups:STEM:minimum", "0.99"));

        await AssertSameReportsAsync(folder);
    }

    [Fact]
    public async Task Read_JudgedRun_HasJudgementsAndComputedNumbers()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine { Judge = (prompt, _) => Task.FromResult(prompt.Contains("verse-2 turn 1", StringComparison.Ordinal) ? "Hm." : "Fine. [[7]]") },
        };
        var (folder, _) = await suite.RunAsync(TestContext.Current.CancellationToken);

        await AssertSameReportsAsync(folder);
    }

    // The question as the data has it is not in a run's files: the prompt is.
    private static async Task AssertSameReportsAsync(string folder)
    {
        var before = await Task.WhenAll(Reports.Select(f => File.ReadAllTextAsync(Path.Join(folder, f), TestContext.Current.CancellationToken)));
        foreach (var file in Reports)
        {
            File.Delete(Path.Join(folder, file));
        }
        var run = FinishedRun.Read(folder);

        new RunReports(run.Document, run.Datasets).Write(folder);

        Assert.All(Reports.Zip(before), r => Assert.Equal(r.Second, File.ReadAllText(Path.Join(folder, r.First))));
    }
}
