using ModelTest.Gates;
using ModelTest.Recording;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Recording;

public sealed class RunRecorderTests
{
    private const string Header =
        "dataset,subject,category,mode,items,correct,wrong,unparsed,errors,score,ci_low,ci_high,minimum,outcome,seconds,prompt_tokens,output_tokens\n";

    [Fact]
    public void CompleteSubject_Rows_AreAppendedAtOnceAndSortedAtTheEnd()
    {
        using var scene = new RunScene { Gates = Minimum("law", 0.5) };
        using var recorder = scene.Record();
        Assert.Equal(Header, RunScene.Read(recorder, RunFiles.Subjects));

        scene.Complete(recorder, Results.Of(QuizDataset.Law, 1, 1, 1, 1), Results.Of(QuizDataset.Physics, 2, 0));

        const string Law = "quiz,law,Humanities,gen,4,1,1,1,1,0.25,0.04558726080970055,0.6993581574175981,0.5,fail,1.25,40,8\n";
        const string Physics = "quiz,physics,STEM,gen,2,2,0,0,0,1,0.34238022750665303,1,,pass,1.25,20,4\n";
        Assert.Equal(Header + Law + Physics, RunScene.Read(recorder, RunFiles.Subjects));
        recorder.Finish();
        Assert.Equal(Header + Physics + Law, RunScene.Read(recorder, RunFiles.Subjects));
        var rows = SubjectsFile.Read(Path.Join(recorder.Folder, RunFiles.Subjects));
        Assert.Equal([(null, 1.0), (0.5, 0.25)], rows.Select(r => (r.Minimum, r.Score!.Value)));
    }

    [Fact]
    public void CompleteSubject_WithoutItems_HasAnEmptyScore()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();

        scene.Complete(recorder, Results.Of(QuizDataset.Law, 0, 0));

        Assert.Equal(Header + "quiz,law,Humanities,gen,0,0,0,0,0,,0,1,,fail,1.25,0,0\n", RunScene.Read(recorder, RunFiles.Subjects));
    }

    [Fact]
    public void CompleteSubject_NamesWithCommasAndQuotes_AreQuoted()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var subject = new ModelTest.Datasets.Subject("a,\"b\"", "x\ny");
        recorder.AddDataset("quiz", scene.Dataset);
        var result = Results.Of(subject, 1, 0);

        recorder.CompleteSubject(scene.Dataset, result, ScoreGate.CheckSubject(result, null, ""));

        Assert.StartsWith(Header + "quiz,\"a,\"\"b\"\"\",\"x\ny\",gen,1,", RunScene.Read(recorder, RunFiles.Subjects), StringComparison.Ordinal);
    }

    [Fact]
    public void CompleteSubject_DatasetNotAdded_Throws()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var result = Results.Of(QuizDataset.Law, 1, 0);

        Assert.Throws<InvalidOperationException>(() => recorder.CompleteSubject(scene.Dataset, result, ScoreGate.CheckSubject(result, null, "")));
    }

    [Fact]
    public void Start_RunJson_SaysRunningFromTheStart()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        Assert.Equal("running", RunScene.Run(recorder)["status"]!.GetValue<string>());

        recorder.SetModel(RunScene.Model);
        recorder.AddDataset("quiz", scene.Dataset);

        var run = RunScene.Run(recorder);
        Assert.Equal("tiny", run["model"]!["name"]!.GetValue<string>());
        Assert.Equal("quiz", run["datasets"]![0]!["provider"]!.GetValue<string>());
        Assert.Null(run["finished"]);
    }

    [Fact]
    public void Finish_RunJson_HoldsModelTotalsVersionsAndSettings()
    {
        using var scene = new RunScene { Gates = Minimum("law", 0.5) };
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 3, 1), Results.Of(QuizDataset.Physics, 0, 2, 3, 1));
        scene.Time.Advance(TimeSpan.FromSeconds(12.3456));

        recorder.Finish();

        var run = RunScene.Run(recorder);
        Assert.Equal("completed", run["status"]!.GetValue<string>());
        Assert.Equal("2026-03-04T07:06:07+02:00", run["started"]!.GetValue<string>());
        Assert.Equal(12.346, run["seconds"]!.GetValue<double>());
        Assert.Equal(new string('a', 64), run["model"]!["fingerprint"]!.GetValue<string>());
        Assert.Equal(
            """{"subjects":2,"passed":1,"failed":1,"items":10,"correct":3,"wrong":3,"unparsed":3,"errors":1,"shots_dropped":0,"prompt_tokens":100,"output_tokens":20}""",
            run["totals"]!.ToJsonString());
        Assert.Equal("""{"physics":"abc123","law":"abc123"}""", run["datasets"]![0]!["versions"]!.ToJsonString());
        Assert.Equal(Environment.ProcessorCount, run["versions"]!["processors"]!.GetValue<int>());
        Assert.Equal(0.5, run["settings"]!["gates"]!["quiz"]!["subjects"]!["law"]!["minimum"]!.GetValue<double>());
        Assert.Equal(3, run["settings"]!["datasets"]!["quiz"]!["limit"]!.GetValue<int>());
        Assert.Equal("auto", run["settings"]!["model"]!["template"]!.GetValue<string>());
    }

    [Fact]
    public void Finish_Secrets_AreInNoFile()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 3, 1));

        recorder.Finish();

        Assert.All(
            Directory.GetFiles(recorder.Folder, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotMatch("sk-123|me:pw", File.ReadAllText(file)));
        Assert.Equal("***", RunScene.Run(recorder)["settings"]!["datasets"]!["quiz"]!["api_key"]!.GetValue<string>());
        Assert.Equal("http://***@host/v1", RunScene.Run(recorder)["settings"]!["model"]!["path"]!.GetValue<string>());
    }

    [Fact]
    public void Finish_Files_AreThoseOfTheDesign()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 3, 1));

        recorder.Finish();

        string[] expected =
            ["predictions/quiz/law.jsonl", "report.html", "run.json", "subjects.csv", "summary.csv", "summary.md", "summary.txt"];
        var files = Directory.GetFiles(recorder.Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(recorder.Folder, f).Replace('\\', '/'));
        Assert.Equal(expected, files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dispose_BeforeFinish_MarksTheRunAsStoppedAndReportsWhatThereIs()
    {
        using var scene = new RunScene();
        var recorder = scene.Record();
        scene.Complete(recorder, Results.Of(QuizDataset.Law, 3, 1));

        recorder.Dispose();

        Assert.Equal("stopped", RunScene.Run(recorder)["status"]!.GetValue<string>());
        Assert.Contains("This run was stopped before its end. 3 of 4 items correct", RunScene.Read(recorder, RunFiles.SummaryMarkdown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_AfterFinish_ChangesNothing()
    {
        using var scene = new RunScene();
        var recorder = scene.Record();
        recorder.Finish();

        await recorder.DisposeAsync();
        recorder.Finish();

        Assert.Equal("completed", RunScene.Run(recorder)["status"]!.GetValue<string>());
        Assert.Throws<ObjectDisposedException>(() => recorder.Append("quiz", "law", Results.Item("1")));
    }

    [Fact]
    public void CompleteSubject_FromManyThreads_RecordsAll()
    {
        using var scene = new RunScene();
        using var recorder = scene.Record();
        var subjects = scene.Dataset.Subjects;

        Parallel.ForEach(subjects, subject => scene.Complete(recorder, Results.Of(subject, 20, 20)));
        recorder.Finish();

        Assert.Equal(subjects.Select(s => s.Name), SubjectsFile.Read(Path.Join(recorder.Folder, RunFiles.Subjects)).Select(r => r.Subject));
        Assert.Single(RunScene.Run(recorder)["datasets"]!.AsArray());
    }

    private static GateSettings Minimum(string subject, double minimum) => new()
    {
        Datasets = new Dictionary<string, DatasetGates> { ["quiz"] = new() { Subjects = { [subject] = new PartGates { Minimum = minimum } } } },
    };
}
