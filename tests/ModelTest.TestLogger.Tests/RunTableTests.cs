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
            row => Assert.Equal(("ceval-sample", "average", "92.50", true), (row.Dataset, row.Subject, row.Accuracy, row.IsGroup)),
            row => Assert.Equal(("ceval-sample", "stem, average", "91.00", true), (row.Dataset, row.Subject, row.Accuracy, row.IsGroup)));
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
    public void With_FailedTestWithoutRow_AddsIt()
    {
        Write("subjects.csv", Header + "ceval,law,Other,gen,40,37,2,1,0,0.925,0.8,0.97,,fail,1.2\n");

        var table = RunTable.Read(folder).With(["ceval / law", "ceval / physics"]);

        Assert.Equal([("law", "fail"), ("physics", "fail")], table.Rows.Select(r => (r.Subject, r.Result)));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Join(folder, file), text);
}
