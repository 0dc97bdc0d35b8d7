using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ModelTest.Baselines;
using ModelTest.Gates;
using ModelTest.Prompts;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;
using ModelTest.Tests.Recording;

namespace ModelTest.Tests.Reporting;

public sealed class HtmlReportTests
{
    private const string Attack = "</pre></script><script>alert('x')</script>\"><img src=http://x onerror=a>{0}";

    [Fact]
    public void Write_TextFromOutside_IsNeverMarkup()
    {
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
        recorder.CompleteSubject(scene.Dataset, result, ScoreGate.CheckSubject(result, null, ""));
        recorder.AddNotRun(Attack, Attack, Attack);

        recorder.Finish();

        var html = RunScene.Read(recorder, RunFiles.Report);
        // The page's own two: its code, and the items' data.
        Assert.Equal(2, Regex.Count(html, "<script", RegexOptions.IgnoreCase));
        Assert.Equal(2, Regex.Count(html, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&gt;&lt;img src=http://x onerror=a&gt;{0}", html, StringComparison.Ordinal);
        Assert.Equal(Attack, ReportPage.Data(html)["subjects"]![0]!["items"]![1]!["r"]!.GetValue<string>());
    }

    [Fact]
    public void Write_Page_NeedsNothingFromAnywhereAndLetsNothingElseRun()
    {
        using var scene = new RunScene();

        var html = ReportPage.Of(scene, Results.Of(QuizDataset.Law, 1, 2, 1, 1));

        Assert.DoesNotMatch("(src|href)=\"(?!#)", html);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        var policy = Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(html, "style")}'; script-src '{Hash(html, "script")}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void Write_RedRun_SaysFirstWhatFailedAndWhy()
    {
        using var scene = new RunScene { Gates = Gates };

        var html = ReportPage.Of(scene, Results.Of(QuizDataset.Law, 1, 2, 1), Results.Of(QuizDataset.Logic, 4, 0));

        Assert.Contains("<h1>tiny <span class=\"badge fail\">failed</span></h1>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"verdict fail\">5 of 8 items correct (62.50); 1 of 2 tests failed.</p>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<b>quiz / law</b> <span>score 0.2500, 95 % interval 0.0456 to 0.6994, below the minimum 0.5.</span></summary>\n<pre class=\"message\">4 items: 1 correct, 2 wrong, 1 unparsed, 0 errors\n",
            html,
            StringComparison.Ordinal);
        Assert.Contains("<a href=\"#dataset=quiz&amp;subject=law\">its items</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("All items: ", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("What failed", StringComparison.Ordinal) < html.IndexOf("<table>", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Scores_AreTheOverallOneThenGroupsAndSubjectsInTheirOrder()
    {
        using var scene = new RunScene();

        var html = ReportPage.Of(scene, [.. scene.Dataset.Subjects.Select(s => Results.Of(s, 1, 1))]);

        Assert.Equal(
            ["overall", "STEM", "Humanities", "physics", "law", "logic"],
            Regex.Matches(html, "<th scope=\"row\">(?:<a [^>]*>)?([^<]*)").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Write_GreenRun_SaysSoAndNothingOfFailures()
    {
        using var scene = new RunScene();

        var html = ReportPage.Of(scene, Results.Of(QuizDataset.Law, 4, 0));

        Assert.Contains("<span class=\"badge pass\">passed</span></h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("What failed", html, StringComparison.Ordinal);
        Assert.Contains("<li class=\"error none\"><b>0</b> errors</li>", html, StringComparison.Ordinal);
        Assert.Contains("<li class=\"correct\"><a href=\"#outcome=correct\"><b>4</b> correct</a></li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ManyFailures_FoldsThoseAfterTheFirst()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 4, 0));
        foreach (var i in Enumerable.Range(0, 15))
        {
            recorder.AddNotRun("quiz", $"lost-{i}", "no such file.");
        }
        recorder.Finish();

        var html = RunScene.Read(recorder, RunFiles.Report);

        Assert.Contains("What failed <small>15</small>", html, StringComparison.Ordinal);
        Assert.Contains("<summary>3 more</summary>", html, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 15), i => Assert.Contains($"<b>quiz / lost-{i}</b>", html, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Notes_StandAtTheTopOnce()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 4, 0));
        recorder.AddNote("look <here>");
        recorder.Finish();

        var html = RunScene.Read(recorder, RunFiles.Report);

        Assert.Contains("<ul class=\"notes\"><li>look &lt;here&gt;</li></ul>", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "look &lt;here"));
    }

    [Fact]
    public void Write_Scores_ShowBarIntervalAndMinimumInPercent()
    {
        using var scene = new RunScene { Gates = Gates };

        var html = ReportPage.Of(scene, Results.Of(QuizDataset.Law, 1, 2, 1));

        Assert.Contains("aria-label=\"25.00, 95 % interval 4.56 – 69.94, minimum 50.00\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "<rect class=\"fill\" width=\"25%\" height=\"100%\"/><line class=\"ci\" x1=\"4.56%\" x2=\"69.94%\" y1=\"50%\" y2=\"50%\"/>"
            + "<line class=\"least\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"100%\"/></svg><td class=\"more quiet\">4.56 – 69.94",
            html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Baseline_ShowsItsScoreTheChangeAndTheLostItems()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var result = Results.Of(QuizDataset.Law, 2, 6);
        scene.Complete(recorder, result);
        // Of eight items seven were right; the first was wrong.
        BaselineLine[] before = [.. result.Items.Select((item, i) => BaselineLine.Of(item) with { Outcome = i == 0 ? "wrong" : "correct", Prediction = i == 0 ? "C" : "B" })];
        var comparison = new BaselineComparison([SubjectComparison.Of(before, result)]);
        recorder.CompleteBaseline(new RunBaseline
        {
            Dataset = "quiz", Outcome = "fail", Items = 8, Lost = 6, Gained = 1, Difference = comparison.Difference, CiLow = comparison.Interval.Low,
            CiHigh = comparison.Interval.High, P = comparison.Losses.Overall, Shown = ["quiz / (baseline): 6 lost <b>", "a loss."], Comparison = comparison,
        });
        recorder.Finish();

        var html = RunScene.Read(recorder, RunFiles.Report);
        Assert.Contains("<circle class=\"was\" cx=\"87.5%\"", html, StringComparison.Ordinal);
        Assert.Contains(">−62.50<td>", html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"lost\" href=\"#dataset=quiz&amp;subject=law&amp;change=lost\">6</a>", html, StringComparison.Ordinal);
        Assert.Contains("<li class=\"lost\"><a href=\"#change=lost\"><b>6</b> lost</a></li>", html, StringComparison.Ordinal);
        Assert.Contains("<b>quiz / (baseline)</b> <span>6 lost &lt;b&gt;</span>", html, StringComparison.Ordinal);
        var items = ReportPage.Data(html)["subjects"]![0]!["items"]!;
        Assert.Equal("""["gained","wrong","C"]""", items[0]!["b"]!.ToJsonString());
        Assert.Null(items[1]!["b"]);
        Assert.Equal("""["lost","correct","B"]""", items[2]!["b"]!.ToJsonString());
    }

    [Fact]
    public void Write_SnapshotDifference_MarksItsLines()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var result = Results.Of(QuizDataset.Law, 1, 0);
        recorder.AddDataset("quiz", scene.Dataset);
        recorder.CompleteSubject(scene.Dataset, result, ScoreGate.CheckSubject(result, null, "") with { Message = "quiz / law: differs.\n- was <b>\n+ is" });
        recorder.Finish();

        Assert.Contains(
            "<span>differs.</span></summary>\n<pre class=\"message\"><del>- was &lt;b&gt;</del>\n<ins>+ is</ins>\n</pre>",
            RunScene.Read(recorder, RunFiles.Report),
            StringComparison.Ordinal);
    }

    private static GateSettings Gates { get; } = new()
    {
        Datasets = new Dictionary<string, DatasetGates> { ["quiz"] = new() { Subjects = { ["law"] = new PartGates { Minimum = 0.5 } } } },
    };

    private static string Hash(string html, string element)
    {
        var text = Regex.Match(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
