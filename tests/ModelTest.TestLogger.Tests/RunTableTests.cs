namespace ModelTest.TestLogger.Tests;

public sealed class RunTableTests : IDisposable
{
    private const string Header =
        "dataset,subject,category,mode,items,correct,wrong,unparsed,errors,score,ci_low,ci_high,minimum,outcome,seconds\n";

    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-table").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_FinishedRun_GivesSubjectsThenAverages()
    {
        Write("subjects.csv", Header + "ceval-sample,\"law, civil\",Other,gen,40,37,2,1,0,0.925,0.8014,0.9742,0.9,pass,1.2\n");
        Write(
            "summary.csv",
            """
            dataset,version,metric,mode,tiny
            ceval-sample-law,abc123,accuracy,gen,92.50
            ceval-sample,-,naive_average,gen,92.50
            ceval-sample-stem,-,naive_average,gen,91.00
            ceval-sample-other,-,-,-,-

            """);
        Write("run.json", """{"status":"completed","model":{"name":"tiny","engine":"onnxruntime 1","device":"cpu"}}""");

        var table = RunTable.Read(folder);

        Assert.Equal("tiny, onnxruntime 1, cpu", table.Model);
        Assert.Collection(
            table.Rows,
            row => Assert.Equal(
                ("ceval-sample", "law, civil", "40", "92.50", "80.1 – 97.4", "1", "0", "90", "pass", false),
                (row.Dataset, row.Subject, row.Items, row.Accuracy, row.Interval, row.Unparsed, row.Errors, row.Minimum, row.Result, row.IsGroup)),
            row => Assert.Equal(("ceval-sample", "overall", "92.50", true), (row.Dataset, row.Subject, row.Accuracy, row.IsGroup)),
            row => Assert.Equal(("ceval-sample", "stem, average", "91.00", true), (row.Dataset, row.Subject, row.Accuracy, row.IsGroup)));
    }

    [Theory]
    [InlineData(3, "Note: 3 items had shots dropped to fit the context of 60 tokens (model.context_length).")]
    [InlineData(0, "")]
    public void Read_ShotsDropped_IsNoted(int items, string note)
    {
        Write("run.json", $$"""{"model":{"name":"tiny","context_length":60},"totals":{"items":40,"shots_dropped":{{items}} } }""");

        Assert.Equal(note, RunTable.Read(folder).Note);
    }

    [Fact]
    public void Read_RunThatWasKilled_GivesTheRowsThatAreWhole()
    {
        Write("subjects.csv", Header + "ceval,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,pass,1.2\nceval,physics,STEM,gen,4");

        var table = RunTable.Read(folder);

        Assert.Equal("law", Assert.Single(table.Rows).Subject);
        Assert.Equal("", table.Model);
    }

    [Fact]
    public void Read_TestsThatWereNotRun_AreFailedRowsOfTheirOwnDataset()
    {
        Write("subjects.csv", Header + "ceval-sample,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,pass,1.2\n");
        Write("run.json", """{"not_run":[{"dataset":"quiz","test":"law","problem":"x"},{"dataset":"quiz","test":"(overall)","problem":"y"}]}""");

        var rows = RunTable.Read(folder).Rows;

        Assert.Equal(
            [("ceval-sample", "law", "pass"), ("quiz", "law", "fail"), ("quiz", "(overall)", "fail")], rows.Select(r => (r.Dataset, r.Subject, r.Result)));
    }

    [Fact]
    public void Read_Gates_ShowScoreIntervalMinimumAndResult()
    {
        Write("subjects.csv", Header + "ceval,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,pass,1.2\n");
        Write("summary.csv", "dataset,version,metric,mode,tiny\nceval-stem,-,naive_average,gen,91.00\nceval,-,-,-,-\n");
        Write(
            "run.json",
            """
            {"gates":[
              {"dataset":"ceval","name":"ceval-stem","title":"STEM","score":0.91,"ci_low":0.8,"ci_high":0.95,"minimum":0.4,"outcome":"pass"},
              {"dataset":"ceval","name":"ceval","title":"overall","score":0.5,"ci_low":0.4,"ci_high":0.6,"minimum":0.9,"outcome":"fail"}]}
            """);

        var rows = RunTable.Read(folder).Rows.Where(r => r.IsGroup);

        Assert.Equal(
            [("ceval", "stem, average", "91.00", "80.0 – 95.0", "40", "pass"), ("ceval", "overall", "50.00", "40.0 – 60.0", "90", "fail")],
            rows.Select(r => (r.Dataset, r.Subject, r.Accuracy, r.Interval, r.Minimum, r.Result)));
    }

    [Fact]
    public void Read_Baseline_ShowsWhatWasLostInPlaceOfItsGate()
    {
        Write("subjects.csv", Header + "ceval,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,pass,1.2\n");
        Write(
            "run.json",
            """
            {"gates":[{"dataset":"ceval","name":"ceval-baseline","title":"baseline","outcome":"fail"}],
             "baselines":[{"dataset":"ceval","outcome":"fail","items":40,"lost":4,"gained":1,"difference":-0.075,"ci_low":-0.1512,"ci_high":0.002,"p":0.04}]}
            """);

        var row = Assert.Single(RunTable.Read(folder).Rows, r => r.IsGroup);

        Assert.Equal(
            ("ceval", "baseline: 4 lost, 1 gained", "-7.50", "-15.1 – +0.2", "fail"), (row.Dataset, row.Subject, row.Accuracy, row.Interval, row.Result));
    }

    [Fact]
    public void Read_JudgedDataset_ShowsItsOwnUnitsAndWhatItComputes()
    {
        Write(
            "subjects.csv",
            Header + "align,math,Reasoning,gen,3,,,1,0,5.5,4.25,6.75,5,pass,1.2\nceval,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,pass,1.2\n");
        Write("summary.csv", "dataset,version,metric,mode,tiny\nalign-math,abc123,score,gen,5.50\nalign,-,naive_average,gen,5.50\nceval,-,naive_average,gen,92.50\n");
        Write(
            "run.json",
            """
            {"model":{"name":"tiny"},"judge":{"name":"gpt"},
             "datasets":[{"name":"align","scale":{"lowest":1,"highest":10,"decimals":1}},{"name":"ceval"}],
             "gates":[{"dataset":"align","name":"align","title":"总分","score":5.5,"minimum":6,"outcome":"fail"}],
             "aggregates":[{"dataset":"align","name":"align","title":"总分","shown":"5.50","shown_interval":"4.00 – 7.00"},
                           {"dataset":"align","name":"align-x","title":"X","shown":"-","shown_interval":"","problem":"no"}],
             "notes":["Snapshots were not checked."],
             "judging":{"judgements":6,"judgements_reused":4,"unparsed":1,"errors":0}}
            """);

        var table = RunTable.Read(folder);

        Assert.Equal("tiny, judged by gpt", table.Model);
        Assert.Equal(
            $"Judgements: 6 (4 of an earlier run), 1 unparsed, 0 errors.{Environment.NewLine}Note: Snapshots were not checked.", table.Note);
        Assert.True(table.IsJudged);
        Assert.Equal(
            [
                ("align", "math", "5.5", "4.2 – 6.8", "5", "pass"), ("ceval", "law", "92.50", "80.0 – 97.0", "", "pass"),
                ("align", "总分", "5.50", "4.00 – 7.00", "6", "fail"), ("align", "X", "-", "", "", ""), ("ceval", "overall", "92.50", "", "", ""),
            ],
            table.Rows.Select(r => (r.Dataset, r.Subject, r.Accuracy, r.Interval, r.Minimum, r.Result)));
    }

    [Theory]
    [InlineData("infer", "Only asked: nothing is scored. Score it with run.mode evaluate and run.from.")]
    [InlineData("evaluate", "The model was not asked: these are its recorded replies.")]
    [InlineData("report", "Neither the model nor a judge was asked: these are recorded outcomes.")]
    public void Read_Mode_IsSaidBelowTheTable(string mode, string note)
    {
        Write("run.json", $$"""{"mode":"{{mode}}","model":{"name":"tiny"} }""");

        Assert.Equal(note, RunTable.Read(folder).Note);
    }

    [Fact]
    public void Read_ResumedRunWithACache_SaysWhatWasThere()
    {
        Write("run.json", """{"resumed":{"items":123},"cache":{"hits":7,"misses":3,"damaged":0},"model":{"name":"tiny"}}""");

        Assert.Equal($"Resumed: 123 items were there already.{Environment.NewLine}Cache: 7 answers from it, 3 new.", RunTable.Read(folder).Note);
    }

    [Fact]
    public void Read_ResumedJudgedRun_SaysWhatThereWasOfUnfinishedItems()
    {
        Write("run.json", """{"resumed":{"items":0,"replies":4,"judgements":2},"model":{"name":"tiny"}}""");

        Assert.Equal("Resumed: 0 items, 4 replies, 2 judgements were there already.", RunTable.Read(folder).Note);
    }

    [Fact]
    public void Read_JudgeQuality_IsBelowTheTableAndItsTestARow()
    {
        Write("subjects.csv", Header + "align,math,Reasoning,gen,3,,,1,0,5.5,4.25,6.75,5,pass,1.2\n");
        Write("summary.csv", "dataset,version,metric,mode,tiny\nalign-math,abc123,score,gen,5.50\n");
        Write(
            "run.json",
            """
            {"model":{"name":"tiny"},"judge":{"name":"gpt"},"datasets":[{"name":"align","scale":{"lowest":1,"highest":10,"decimals":1}}],
             "gates":[{"dataset":"align","name":"align-judge","title":"judge","outcome":"fail"}],
             "judge_quality":[{"dataset":"align","outcome":"fail","judgements":3,"shown":["3 judgements, 1 unparsed (33.3 %)","κ none"]}]}
            """);

        var table = RunTable.Read(folder);

        Assert.Equal($"Judge of align: 3 judgements, 1 unparsed (33.3 %){Environment.NewLine}  κ none", table.Note);
        Assert.Equal(
            [("align", "math", "pass", false), ("align", "(judge)", "fail", true)], table.Rows.Select(r => (r.Dataset, r.Subject, r.Result, r.IsGroup)));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Join(folder, file), text);
}
