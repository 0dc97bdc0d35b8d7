using ModelTest.Datasets;
using ModelTest.Recording;
using ModelTest.Reporting;
using ModelTest.Tests.Comparing;
using ModelTest.Tests.Fakes;
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

        AssertSameReports(folder);
    }

    [Fact]
    public async Task Read_JudgedRun_HasJudgementsAndComputedNumbers()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine { Judge = (prompt, _) => Task.FromResult(prompt.Contains("verse-2 turn 1", StringComparison.Ordinal) ? "Hm." : "Fine. [[7]]") },
        };
        var (folder, _) = await suite.RunAsync(TestContext.Current.CancellationToken);

        AssertSameReports(folder);
    }

    [Fact]
    public void Read_AccuraciesWithAComputedGroup_HasItsNumber()
    {
        var weighted = new SubjectGroup("quiz-weighted", "weighted", ["law", "logic"])
        {
            Metric = "weighted_average", Compute = results => (double)results.Sum(r => r.Correct) / results.Sum(r => r.Items.Count),
        };
        using var scene = new RunScene { Dataset = new QuizDataset { Groups = [QuizDataset.Humanities, weighted] } };
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 1, 0), Results.Of(QuizDataset.Logic, 1, 6));
        recorder.Finish();

        Assert.EndsWith("quiz-weighted,-,weighted_average,gen,25.00\n", RunScene.Read(recorder, RunFiles.SummaryCsv), StringComparison.Ordinal);
        AssertSameReports(recorder.Folder);
    }

    private static void AssertSameReports(string folder)
    {
        var before = RunTexts.Of(folder);
        Array.ForEach(Reports, f => File.Delete(Path.Join(folder, f)));
        var run = FinishedRun.Read(folder);

        new RunReports(run.Document, run.Datasets).Write(folder);

        var after = RunTexts.Of(folder);
        Assert.All(Reports, f => Assert.Equal(before[f], after[f]));
    }
}
