using ModelTest.Recording;
using ModelTest.Reporting.History;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;
using ModelTest.Tests.Recording;

namespace ModelTest.Tests.Reporting.History;

public sealed class RunHistoryTests : IDisposable
{
    private readonly RunScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public void Report_EarlierRunsBeside_AreAChartATableAndTrends()
    {
        Run("one", (1, 3));
        Run("two", (2, 2));
        var html = RunScene.Read(Run("two", (3, 1)), RunFiles.Report);

        Assert.Contains("<figcaption>Average over the subjects, last 3 runs</figcaption>", html, StringComparison.Ordinal);
        Assert.Contains("from here two, fingerprint bbbbbbbbbb</title>", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "class=\"turn\""));
        Assert.Matches("(?s)<tbody>\n<tr><th scope=\"row\">2026-03-04 07:09:07<td>two<td>bbbbbbbbbb<td class=\"n\">75.00.*<td>one<td>aaaaaaaaaa<td class=\"n\">25.00", html);
        Assert.Contains("<svg class=\"spark\" role=\"img\" aria-label=\"25.00, 50.00, 75.00\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FirstRun_HasNoHistory() =>
        Assert.DoesNotContain("figcaption>", RunScene.Read(Run("one", (1, 3)), RunFiles.Report), StringComparison.Ordinal);

    [Theory]
    [InlineData("run.json", "{")]
    [InlineData("run.json", "null")]
    [InlineData("run.json", "[1]")]
    [InlineData("run.json", """{"status":"completed","started":"yesterday"}""")]
    [InlineData("run.json", """{"status":"completed","started":"2026-01-01T00:00:00Z"}""")]
    [InlineData("run.json", """{"status":"stopped","started":"2026-01-01T00:00:00Z","model":{"name":"a","fingerprint":"b"}}""")]
    [InlineData("run.json", """{"status":"completed","mode":"report","started":"2026-01-01T00:00:00Z","model":{"name":"a","fingerprint":"b"}}""")]
    [InlineData("run.json", """{"status":"completed","shard":"1/2","started":"2026-01-01T00:00:00Z","model":{"name":"a","fingerprint":"b"}}""")]
    [InlineData("subjects.csv", "a,b\n1,2\n")]
    [InlineData("subjects.csv", "dataset,subject\nquiz,law\n")]
    [InlineData("subjects.csv", "\"never closed")]
    public void Before_FolderThatIsNoWholeRun_IsPassedOver(string file, string text)
    {
        var broken = Run("broken", (1, 3)).Folder;
        Run("one", (2, 2));
        File.WriteAllText(Path.Join(broken, file), text);

        Assert.Equal(["one"], Before().Select(r => r.Model));
    }

    [Fact]
    public void Before_ForeignFolders_ArePassedOver()
    {
        var one = Run("one", (2, 2)).Folder;
        var parent = Path.GetDirectoryName(one)!;
        Directory.CreateDirectory(Path.Join(parent, "20260101-000000"));
        Directory.CreateDirectory(Path.Join(parent, "20269999-000000"));
        Directory.CreateDirectory(Path.Join(parent, "x"));
        foreach (var name in new[] { "nightly", "20261301-000000" })
        {
            Directory.CreateDirectory(Path.Join(parent, name));
            File.Copy(Path.Join(one, RunFiles.Run), Path.Join(parent, name, RunFiles.Run));
            File.Copy(Path.Join(one, RunFiles.Subjects), Path.Join(parent, name, RunFiles.Subjects));
        }

        Assert.Single(Before());
        Assert.Empty(RunHistory.Before(Path.Join(scene.Start, "no", "such", "folder")));
    }

    [Fact]
    public void Before_ManyRuns_AreTheLatestOldestFirst()
    {
        var folder = Run("one", (2, 2)).Folder;
        var parent = Path.GetDirectoryName(folder)!;
        var text = File.ReadAllText(Path.Join(folder, RunFiles.Run));
        foreach (var day in Enumerable.Range(1, 25))
        {
            var other = Directory.CreateDirectory(Path.Join(parent, $"202601{day:00}-000000")).FullName;
            File.WriteAllText(Path.Join(other, RunFiles.Run), System.Text.RegularExpressions.Regex.Replace(text, "\"started\": \"[^\"]*\"", $"\"started\": \"2026-01-{day:00}T00:00:00Z\""));
            File.Copy(Path.Join(folder, RunFiles.Subjects), Path.Join(other, RunFiles.Subjects));
        }

        var runs = Before();

        Assert.Equal(RunHistory.Most, runs.Count);
        Assert.Equal(runs.OrderBy(r => r.Started), runs);
        Assert.Equal(7, runs[0].Started.Day);
    }

    [Fact]
    public void Report_OtherDatasetModeOrSubject_IsNoPoint()
    {
        var folder = Run("one", (2, 2)).Folder;
        var path = Path.Join(folder, RunFiles.Subjects);
        var rows = File.ReadAllText(path);
        foreach (var other in new[] { rows.Replace("quiz,law", "exam,law", StringComparison.Ordinal), rows.Replace(",gen,", ",ppl,", StringComparison.Ordinal), rows.Replace("quiz,law", "quiz,lax", StringComparison.Ordinal) })
        {
            Assert.NotEqual(rows, other);
            File.WriteAllText(path, other);
            var run = Run("two", (3, 1));
            Assert.DoesNotContain("figcaption>", RunScene.Read(run, RunFiles.Report), StringComparison.Ordinal);
            Directory.Delete(run.Folder, recursive: true);
        }
    }

    private RunRecorder Run(string model, (int Correct, int Wrong) law)
    {
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        var recorder = scene.Record();
        var result = Results.Of(QuizDataset.Law, law.Correct, law.Wrong);
        scene.Complete(recorder, result);
        recorder.SetModel(RunScene.Model with { Name = model, Fingerprint = new string(model == "one" ? 'a' : 'b', 64) });
        recorder.Finish();
        return recorder;
    }

    private IReadOnlyList<HistoryRun> Before() => RunHistory.Before(Path.Join(scene.Start, "TestResults", "modeltest", "20270101-000000"));
}
