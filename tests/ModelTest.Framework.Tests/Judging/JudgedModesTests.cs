using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Judging;

/// <summary>A judged dataset asked, judged and reported by runs of their own: <c>run.mode</c>.</summary>
public sealed class JudgedModesTests : IDisposable
{
    private readonly JudgingSuite suite = new();

    public void Dispose() => suite.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Infer_AsksNoJudge()
    {
        var (folder, reports) = await suite.RunAsync(Cancel, null, ("run:mode", "infer"));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal((12, 0), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Single(suite.Engine.Opened);
        Assert.False(Directory.Exists(Path.Join(folder, "judgements")));
        Assert.Equal(
            "essays,prose,Writing,gen,3,,,0,0,,,,,pass",
            (await File.ReadAllLinesAsync(Path.Join(folder, "subjects.csv"), Cancel))[1].Split(",pass")[0] + ",pass");
    }

    [Fact]
    public async Task RunAsync_InferThenEvaluate_IsOneRun()
    {
        var (whole, _) = await suite.RunAsync(Cancel);
        var (asked, _) = await suite.RunAsync(Cancel, null, ("run:mode", "infer"));

        var (judged, reports) = await suite.RunAsync(Cancel, null, ("run:mode", "evaluate"), ("run:from", asked));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal((24, 24), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        RunTexts.AssertSame(whole, judged);
    }

    [Fact]
    public async Task RunAsync_EvaluateAJudgedRun_AsksNobody()
    {
        var (whole, _) = await suite.RunAsync(Cancel);

        var (again, _) = await suite.RunAsync(Cancel, null, ("run:mode", "evaluate"), ("run:from", whole));

        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        RunTexts.AssertSame(whole, again);
    }

    [Fact]
    public async Task RunAsync_EvaluateWithAnotherJudge_JudgesAgain()
    {
        var (whole, _) = await suite.RunAsync(Cancel);

        await suite.RunAsync(Cancel, null, ("run:mode", "evaluate"), ("run:from", whole), ("judge:generation:top_k", "7"));

        Assert.Equal((12, 24), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
    }

    [Fact]
    public async Task RunAsync_Report_OpensNobodyAndLeavesTheSame()
    {
        var (whole, _) = await suite.RunAsync(Cancel);
        using var closed = new JudgingSuite();

        var (report, reports) = await closed.RunAsync(Cancel, null, ("run:mode", "report"), ("run:from", whole), ("judge", "gone"), ("model", "gone"));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Empty(closed.Engine.Opened);
        RunTexts.AssertSame(whole, report);
    }

    [Fact]
    public async Task RunAsync_Report_IsOfTheRecordedScores()
    {
        var (whole, _) = await suite.RunAsync(Cancel);
        var file = Path.Join(whole, "predictions", "essays", "prose.jsonl");
        var text = (await File.ReadAllTextAsync(file, Cancel)).Replace("\"score\":7,", "\"score\":4,", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text, Cancel);

        var (report, _) = await suite.RunAsync(Cancel, ["prose"], ("run:mode", "report"), ("run:from", whole));

        Assert.StartsWith("essays,prose,Writing,gen,3,,,0,0,4,", (await File.ReadAllLinesAsync(Path.Join(report, "subjects.csv"), Cancel))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ReportOfWhatWasOnlyAsked_SaysToEvaluate()
    {
        var (asked, _) = await suite.RunAsync(Cancel, null, ("run:mode", "infer"));

        var e = await FailAsync(("run:mode", "report"), ("run:from", asked));

        Assert.StartsWith("-p:run:mode, run.mode: is report, and nothing was judged in the runs it is about. Fix: set run.mode to evaluate.", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ReportWithoutAJudgement_NamesTheItem()
    {
        var (whole, _) = await suite.RunAsync(Cancel);
        var file = Path.Join(whole, "judgements", "essays", "prose.jsonl");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, Cancel)).SkipLast(1), Cancel);

        var e = await FailAsync(("run:mode", "report"), ("run:from", whole));

        Assert.Equal(
            "essays / prose, item prose-3: a judgement of it is not recorded, or its prompt is another one. Fix: set run.mode to evaluate.", e);
    }

    [Fact]
    public async Task RunAsync_EvaluateWithoutAReply_SaysHowToGetIt()
    {
        var (asked, _) = await suite.RunAsync(Cancel, null, ("run:mode", "infer"));
        var file = Path.Join(asked, "replies", "essays", "prose.jsonl");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, Cancel)).SkipLast(3), Cancel);

        var e = await FailAsync(("run:mode", "evaluate"), ("run:from", asked));

        Assert.Equal(
            "essays / prose: 2 of 3 items have no reply in the recorded runs: prose-2, prose-3."
            + $" Fix: ask for them by going on with that run: -p:Resume={asked}",
            e);
        Assert.Equal(0, suite.Engine.Asked("judge"));
    }

    [Fact]
    public async Task RunAsync_ShardsPutTogether_AreOneRun()
    {
        var (whole, _) = await suite.RunAsync(Cancel);
        var shards = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var (folder, _) = await suite.RunAsync(Cancel, null, ("run:shard", $"{number}/3"), ("run:results", suite.At($"shards/{number}")));
            shards.Add(folder);
            Assert.Equal($"{number}/3", JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(folder, "run.json"), Cancel))!["shard"]!.GetValue<string>());
        }

        var (report, _) = await suite.RunAsync(Cancel, null, ("run:mode", "report"), ("run:from", string.Join(";", shards)));
        var (evaluated, _) = await suite.RunAsync(Cancel, null, ("run:mode", "evaluate"), ("run:from", suite.At("shards")));

        Assert.Equal((24, 24), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        RunTexts.AssertSame(whole, report);
        RunTexts.AssertSame(whole, evaluated);
    }

    private async Task<string> FailAsync(params (string Key, string Value)[] settings)
    {
        await using var run = new RunContext(suite.Build(settings));
        return (await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("essays", "prose", RowKind.Subject), Cancel))).Message;
    }
}
