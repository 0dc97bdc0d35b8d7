using System.Text.Json.Nodes;
using ModelTest.Gates;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;
using ModelTest.Tests.Recording;

namespace ModelTest.Tests.Reporting;

public sealed class RunReportTests
{
    [Fact]
    public void SummaryMarkdown_Run_IsATableOfSubjectsAndWholeGroups()
    {
        using var scene = new RunScene { Gates = Gates };

        SubjectResult[] results = [Results.Of(QuizDataset.Law, 1, 2, 1), Results.Of(QuizDataset.Logic, 4, 0)];
        using var recorder = scene.Record();
        scene.Complete(recorder, results);
        recorder.CompleteGate("quiz", QuizDataset.Humanities, ScoreGate.CheckGroup("quiz", QuizDataset.Humanities, results, new ScoreLimits(0.65), "")!);
        recorder.Finish();
        var text = RunScene.Read(recorder, RunFiles.SummaryMarkdown);

        Assert.StartsWith(
            """
            # ModelTest: tiny

            5 of 8 items correct (62.50); 2 of 3 tests failed.

            ## quiz

            mode gen, accuracy, 95 % intervals

            | subject | score | interval | std. error | correct | wrong | unparsed | errors | minimum | |
            |:--|--:|:-:|--:|--:|--:|--:|--:|--:|:--|
            | law | 25.00 | 4.56 – 69.94 | 25.00 | 1 | 2 | 1 | 0 | 50.00 | **fail** |
            | logic | 100.00 | 51.01 – 100.00 | 0.00 | 4 | 0 | 0 | 0 |  |  |
            | **Humanities** | 62.50 | 35.96 – 84.97 | 37.50 | | | | | 65.00 | **fail** |

            - model: tiny
            - engine: stub 1.0
            """,
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("STEM", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_OverallGateMissed_SayFailAndItsMinimum()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        SubjectResult[] results = [.. scene.Dataset.Subjects.Select(s => Results.Of(s, 1, 1))];
        scene.Complete(recorder, results);
        recorder.CompleteGate("quiz", null, ScoreGate.CheckDataset("quiz", results, new ScoreLimits(0.9), ""));
        recorder.Finish();

        var text = RunScene.Read(recorder, RunFiles.SummaryMarkdown);
        Assert.Contains("3 of 6 items correct (50.00); 1 of 4 tests failed.", text, StringComparison.Ordinal);
        Assert.Contains("| **Humanities** | 50.00 | ", text, StringComparison.Ordinal);
        Assert.Matches(@"\| \*\*overall\*\* \| 50\.00 \| .* \| 90\.00 \| \*\*fail\*\* \|", text);
        var html = RunScene.Read(recorder, RunFiles.Report);
        Assert.Matches(@"<th scope=""row"">overall<td><span class=""badge fail"">fail</span><td class=""n""><b>50\.00</b>.*, minimum 90\.00""", html);
        Assert.Contains("<b>quiz / (overall)</b> <span>quiz: score 0.5000", html, StringComparison.Ordinal);
        var gate = RunScene.Run(recorder)["gates"]![0]!;
        Assert.Equal(("quiz", "overall", 0.9, "fail"), (Text(gate, "name"), Text(gate, "title"), gate["minimum"]!.GetValue<double>(), Text(gate, "outcome")));
    }

    [Fact]
    public void Reports_ItemsWithShotsDropped_SaySo()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var result = Results.Of(QuizDataset.Law, 4, 0);
        recorder.Append("quiz", "law", result.Items[0] with { DroppedShots = 2 });
        recorder.Append("quiz", "law", result.Items[1] with { DroppedShots = 0 });
        scene.Complete(recorder, result);
        recorder.Finish();

        Assert.Contains("1 items had shots dropped to fit the context of", RunScene.Read(recorder, RunFiles.SummaryMarkdown), StringComparison.Ordinal);
        Assert.Equal(1, RunScene.Run(recorder)["totals"]!["shots_dropped"]!.GetValue<int>());
    }

    [Fact]
    public void Reports_SubjectThatCouldNotBeRun_CountAndTellIt()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 4, 0));
        recorder.AddNotRun("quiz", "physics", "http://me:pw@host: a | <b>.\nFix: mend it.");
        recorder.Finish();

        var text = RunScene.Read(recorder, RunFiles.SummaryMarkdown);
        Assert.Contains("4 of 4 items correct (100.00); 1 of 2 tests failed.", text, StringComparison.Ordinal);
        Assert.Contains("| quiz | physics | http://\\*\\*\\*@host: a \\| \\<b\\>. Fix: mend it. |", text, StringComparison.Ordinal);
        Assert.Contains(
            "<b>quiz / physics</b> <span>http://***@host: a | &lt;b&gt;.</span></summary>\n<pre class=\"message\">Fix: mend it.\n</pre>",
            RunScene.Read(recorder, RunFiles.Report),
            StringComparison.Ordinal);
        Assert.Equal("physics", Text(RunScene.Run(recorder)["not_run"]![0]!, "test"));
        Assert.Single(SubjectsFile.Read(Path.Join(recorder.Folder, RunFiles.Subjects)));
    }

    [Fact]
    public void SummaryCsv_Run_HasRowsAndGroups()
    {
        using var scene = new RunScene();

        var text = Report(scene, RunFiles.SummaryCsv, [.. scene.Dataset.Subjects.Select(s => Results.Of(s, 1, 2))]);

        Assert.Equal(
            """
            dataset,version,metric,mode,tiny
            quiz-physics,abc123,accuracy,gen,33.33
            quiz-law,abc123,accuracy,gen,33.33
            quiz-logic,abc123,accuracy,gen,33.33
            quiz-stem,-,naive_average,gen,33.33
            quiz-humanities,-,naive_average,gen,33.33
            quiz,-,naive_average,gen,33.33

            """,
            text);
    }

    [Fact]
    public void Finish_NothingScored_SaysSo()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();

        recorder.Finish();

        Assert.StartsWith("# ModelTest: no model\n\nNo item was scored.\n", RunScene.Read(recorder, RunFiles.SummaryMarkdown), StringComparison.Ordinal);
        Assert.Contains(">No item was scored.</p>", RunScene.Read(recorder, RunFiles.Report), StringComparison.Ordinal);
        Assert.Equal("dataset,version,metric,mode,-\n", RunScene.Read(recorder, RunFiles.SummaryCsv));
    }

    [Fact]
    public void Markdown_TextFromOutside_DoesNotBreakTheTable()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var subject = new ModelTest.Datasets.Subject("law", "x");
        recorder.SetModel(RunScene.Model with { Name = "a|b\n<c>*d*" });
        recorder.AddDataset("quiz", scene.Dataset);
        var result = Results.Of(subject, 1, 0);
        recorder.CompleteSubject(scene.Dataset, result, ScoreGate.CheckSubject(result, null, ""));

        recorder.Finish();

        Assert.StartsWith("# ModelTest: a\\|b \\<c\\>\\*d\\*\n", RunScene.Read(recorder, RunFiles.SummaryMarkdown), StringComparison.Ordinal);
    }

    private static GateSettings Gates { get; } = new()
    {
        Datasets = new Dictionary<string, DatasetGates>
        {
            ["quiz"] = new()
            {
                Subjects = { ["law"] = new PartGates { Minimum = 0.5 } },
                Groups = { ["Humanities"] = new PartGates { Minimum = 0.65 } },
            },
        },
    };

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();

    private static string Report(RunScene scene, string name, params SubjectResult[] results)
    {
        using var recorder = scene.Record();
        scene.Complete(recorder, results);
        recorder.Finish();
        return RunScene.Read(recorder, name);
    }
}
