using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelTest.Gates;
using ModelTest.Prompts;
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
        recorder.CompleteGate("quiz", QuizDataset.Humanities, MinimumGate.CheckGroup("quiz", QuizDataset.Humanities, results, new ScoreLimits(0.65), "")!);
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
        recorder.CompleteGate("quiz", null, MinimumGate.CheckDataset("quiz", results, new ScoreLimits(0.9), ""));
        recorder.Finish();

        var text = RunScene.Read(recorder, RunFiles.SummaryMarkdown);
        Assert.Contains("3 of 6 items correct (50.00); 1 of 4 tests failed.", text, StringComparison.Ordinal);
        Assert.Contains("| **Humanities** | 50.00 | ", text, StringComparison.Ordinal);
        Assert.Matches(@"\| \*\*overall\*\* \| 50\.00 \| .* \| 90\.00 \| \*\*fail\*\* \|", text);
        Assert.Matches(@"<td>overall<td>group.*title=""minimum 90\.00"".*<td class=""fail"">fail", RunScene.Read(recorder, RunFiles.Report));
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
            "<td>quiz<td>physics<td><pre>http://***@host: a | &lt;b&gt;.\nFix: mend it.</pre><td class=\"fail\">fail",
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
        Assert.Contains("<p>No item was scored.</p>", RunScene.Read(recorder, RunFiles.Report), StringComparison.Ordinal);
        Assert.Equal("dataset,version,metric,mode,-\n", RunScene.Read(recorder, RunFiles.SummaryCsv));
    }

    [Fact]
    public void Html_TextFromOutside_IsNeverMarkup()
    {
        const string Attack = "</pre><script>alert('x')</script>\"><img src=http://x onerror=a>{0}";
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var item = Results.Item(Attack, Outcome.Error) with
        {
            Prompt = Prompt.FromUser(Attack), Reply = Attack, Prediction = Attack, Gold = Attack, Error = Attack,
            Scores = new Dictionary<string, double> { [Attack] = -1 },
        };
        var other = item with { Error = null, Outcome = Outcome.Wrong, Prompt = null, Question = Attack };
        var result = new SubjectResult("quiz", QuizDataset.Law with { Category = Attack }, [item, other], TimeSpan.Zero);
        recorder.SetModel(RunScene.Model with { Name = Attack, Device = Attack });
        recorder.AddDataset("quiz", scene.Dataset);
        recorder.CompleteSubject(scene.Dataset, result, MinimumGate.CheckSubject(result, null, ""));

        recorder.Finish();

        var html = RunScene.Read(recorder, RunFiles.Report);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=http://x onerror=a&gt;{0}", html, StringComparison.Ordinal);
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
        recorder.CompleteSubject(scene.Dataset, result, MinimumGate.CheckSubject(result, null, ""));

        recorder.Finish();

        Assert.StartsWith("# ModelTest: a\\|b \\<c\\>\\*d\\*\n", RunScene.Read(recorder, RunFiles.SummaryMarkdown), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Page_NeedsNothingFromAnywhere()
    {
        using var scene = new RunScene();

        var html = Report(scene, RunFiles.Report, Results.Of(QuizDataset.Law, 1, 2, 1, 1));

        Assert.DoesNotMatch("(src|href)=\"(?!#)", html);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Items_AreAllThereWithSharedShotsOnce()
    {
        using var scene = new RunScene();
        Turn[] shots = [new(Role.User, "shot question"), new(Role.Assistant, "shot answer")];
        var items = Enumerable.Range(0, 5).Select(i => Results.Item("id" + i, i < 2 ? Outcome.Wrong : Outcome.Correct) with
        {
            Prompt = new Prompt([.. shots, new Turn(Role.User, "own question " + i)]),
        });

        var html = Report(scene, RunFiles.Report, new SubjectResult("quiz", QuizDataset.Law, [.. items], TimeSpan.Zero));

        Assert.Single(Matches(html, "shot answer"));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Single(Matches(html, "own question " + i)));
        Assert.Equal(2, Matches(html, "<tr class=\"wrong\">").Count);
        Assert.Contains("<li class=\"correct\"><b>3</b> correct</li>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#quiz/law\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"quiz/law\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_Scores_ShowBarIntervalAndMinimumInPercent()
    {
        using var scene = new RunScene { Gates = Gates };

        var html = Report(scene, RunFiles.Report, Results.Of(QuizDataset.Law, 1, 2, 1));

        Assert.Contains(
            "<td class=\"n\">25.00<td><div class=\"bar\"><i style=\"width:25%\"></i><s style=\"left:4.56%;width:65.38%\"></s>"
            + "<u style=\"left:50%\" title=\"minimum 50.00\"></u></div><td>4.56 – 69.94",
            html,
            StringComparison.Ordinal);
    }

    private static GateSettings Gates { get; } = new()
    {
        Datasets = new Dictionary<string, DatasetGates>
        {
            ["quiz"] = new()
            {
                Subjects = { ["law"] = new MinimumSettings { Minimum = 0.5 } },
                Groups = { ["Humanities"] = new MinimumSettings { Minimum = 0.65 } },
            },
        },
    };

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();

    private static MatchCollection Matches(string text, string part) => Regex.Matches(text, Regex.Escape(part));

    private static string Report(RunScene scene, string name, params SubjectResult[] results)
    {
        using var recorder = scene.Record();
        scene.Complete(recorder, results);
        recorder.Finish();
        return RunScene.Read(recorder, name);
    }
}
