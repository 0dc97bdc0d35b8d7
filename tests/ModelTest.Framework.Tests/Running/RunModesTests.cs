using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Running;

/// <summary>Asking, scoring and reporting by runs of their own (<c>run.mode</c>), and a run in several pieces (<c>run.shard</c>).</summary>
public sealed class RunModesTests : IDisposable
{
    private readonly SuiteBuilder builder = new() { Engine = new FakeEngine { Reply = (prompt, _) => Task.FromResult(prompt.EndsWith('2') ? "B" : "A") } };

    public void Dispose() => builder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Infer_RecordsRepliesAndScoresNothing()
    {
        var (folder, reports) = await RunAsync(builder, ("run:mode", "infer"), ("gates:fake:subjects:law:minimum", "1"), ("gates:fake:minimum", "1"));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.StartsWith("fake / law: asked, not scored, model fake-model\n4 items: 4 replied, 0 errors", reports[0].Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("run.mode is infer: nothing is scored.", reports[3].Skipped);
        Assert.False(File.Exists(Path.Join(folder, "summary.csv")));
        var line = JsonNode.Parse((await File.ReadAllLinesAsync(Path.Join(folder, "predictions", "fake", "law.jsonl"), Cancel))[2])!;
        Assert.Equal(("replied", "B", ""), ((string)line["outcome"]!, (string)line["reply"]!, (string)line["prediction"]!));
    }

    [Fact]
    public async Task RunAsync_InferWithoutAReply_Fails()
    {
        using var failing = new SuiteBuilder { Engine = new FakeEngine { Reply = (_, _) => throw new InvalidOperationException("gone") } };

        var (_, reports) = await RunAsync(failing, ("run:mode", "infer"));

        Assert.StartsWith("fake / law: no score. 4 of 4 items got no reply, which always fails.\n4 items: 0 replied, 4 errors\n", reports[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InferThenEvaluate_IsOneRun()
    {
        var (whole, _) = await RunAsync(builder);
        var (asked, _) = await RunAsync(builder, ("run:mode", "infer"));

        var (scored, reports) = await RunAsync(builder, ("run:mode", "evaluate"), ("run:from", asked), ("model", "nowhere"));

        Assert.Equal([null, null, null], reports.Select(r => r.Failure));
        Assert.Equal((2, 24), (builder.Engine.Opened, builder.Engine.Asked));
        RunTexts.AssertSame(whole, scored);
    }

    [Fact]
    public async Task RunAsync_Report_ChecksTheGatesOfNow()
    {
        var (whole, _) = await RunAsync(builder);

        var (report, reports) = await RunAsync(
            builder, ("run:mode", "report"), ("run:from", "latest"), ("model", "nowhere"), ("gates:fake:minimum", "0.9"));

        Assert.Equal(12, builder.Engine.Asked);
        Assert.Contains("below the minimum 0.9.", reports[3].Failure, StringComparison.Ordinal);
        Assert.Equal(whole, Run(report)["from"]![0]!.GetValue<string>());
        Assert.Equal("report", Run(report)["mode"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_ReportOfWhatWasOnlyAsked_SaysToEvaluate()
    {
        var (asked, _) = await RunAsync(builder, ("run:mode", "infer"));

        var e = await FailAsync(builder, ("run:mode", "report"), ("run:from", asked));

        Assert.StartsWith("fake / law, item law-0: was only asked, and has no outcome. Fix: set run.mode to evaluate.", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EvaluateWithOtherPrompts_IsNoScore()
    {
        var (asked, _) = await RunAsync(builder, ("run:mode", "infer"));
        using var changed = new SuiteBuilder { Dataset = new FakeDataset { Ask = id => id == "law-2" ? "another question" : id } };

        var e = await FailAsync(changed, ("run:mode", "evaluate"), ("run:from", asked));

        Assert.Equal(
            "fake / law, item law-2: its prompt is not the one that was recorded. Fix: give the data and the settings that the model was asked with,"
            + " or ask it anew, without run.mode.",
            e);
    }

    [Fact]
    public async Task RunAsync_EvaluateWhatLacksReplies_CountsThem()
    {
        var (asked, _) = await RunAsync(builder, ("run:mode", "infer"), ("datasets:fake:limit", "1"));

        var e = await FailAsync(builder, ("run:mode", "evaluate"), ("run:from", asked));

        Assert.Equal(
            "fake / law: 3 of 4 items have no reply in the recorded runs: law-1, law-2, law-3."
            + $" Fix: ask for them by going on with that run: -p:Resume={asked}",
            e);
    }

    [Fact]
    public async Task RunAsync_ResumeLatestAfterAReport_IsTheRunThatAsked()
    {
        var (whole, _) = await RunAsync(builder);
        await RunAsync(builder, ("run:mode", "report"), ("run:from", "latest"));

        var (resumed, _) = await RunAsync(builder, ("run:resume", "latest"));

        Assert.Equal((whole, 12), (resumed, builder.Engine.Asked));
    }

    [Fact]
    public async Task RunAsync_EvaluateIntoItsOwnFolder_IsRefusedAndNothingIsLost()
    {
        var results = Path.Join(builder.Folder, "out");
        await RunAsync(builder, ("run:results", results));

        var e = await FailAsync(builder, ("run:mode", "evaluate"), ("run:from", "latest"), ("run:results", results));

        Assert.Equal(
            $"-p:run:from, run.from: names '{results}', where run.results has this run go. Fix: give this run another folder in run.results.", e);
        Assert.True(File.Exists(Path.Join(results, "predictions", "fake", "law.jsonl")));
    }

    [Fact]
    public async Task RunAsync_ShardsPutTogether_AreOneRun()
    {
        var (whole, _) = await RunAsync(builder);

        var shards = await ShardsAsync(5);
        var (report, _) = await RunAsync(builder, ("run:mode", "report"), ("run:from", string.Join(",", shards)));

        Assert.Equal(24, builder.Engine.Asked);
        RunTexts.AssertSame(whole, report);
    }

    [Fact]
    public async Task RunAsync_AskedShardsEvaluated_AreOneRun()
    {
        var (whole, _) = await RunAsync(builder);

        var shards = await ShardsAsync(4, ("run:mode", "infer"));
        var (scored, _) = await RunAsync(builder, ("run:mode", "evaluate"), ("run:from", Path.GetDirectoryName(shards[0])!));

        Assert.Equal(24, builder.Engine.Asked);
        RunTexts.AssertSame(whole, scored);
    }

    [Fact]
    public async Task RunAsync_Shard_LeavesGatesAndSubjectsOfOthersAlone()
    {
        var (folder, reports) = await RunAsync(builder, ("run:shard", "1/6"), ("gates:fake:minimum", "1"), ("gates:fake:subjects:law:minimum", "1"));

        Assert.Equal(2, builder.Engine.Asked);
        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Contains("\nShard 1/6: the score is that of the shard's items, and no gate is checked.", reports[0].Text, StringComparison.Ordinal);
        Assert.Equal("none of its items is in shard 1/6.", reports[1].Skipped);
        Assert.Equal("run.shard is 1/6: what is over several subjects is checked when the shards are put together.", reports[3].Skipped);
        Assert.Equal("this is shard 1/6 of a run: the scores are those of its items.", Run(folder)["notes"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_ShardWithoutAnyItem_StillLeavesItsRun()
    {
        var shards = await ShardsAsync(20);

        var (report, _) = await RunAsync(builder, ("run:mode", "report"), ("run:from", Path.GetDirectoryName(shards[0])!));

        Assert.Equal(12, Run(report)["totals"]!["items"]!.GetValue<int>());
    }

    [Fact]
    public async Task RunAsync_ShardsThatDoNotBelongTogether_NameTheFolder()
    {
        var shards = await ShardsAsync(3);
        var (whole, _) = await RunAsync(builder);
        var (half, _) = await RunAsync(builder, ("run:shard", "1/2"));
        var (twice, _) = await RunAsync(builder, ("run:shard", "2/3"));
        var (seeded, _) = await RunAsync(builder, ("run:shard", "3/3"), ("run:seed", "5"));

        Task<string> From(params string[] folders) => FailAsync(builder, ("run:mode", "report"), ("run:from", string.Join(";", folders)));

        Assert.StartsWith(
            "-p:run:from, run.from: shard 2/3 is not among the 2 runs. Fix: name the folders of all shards; one that never ran is run with -p:Shard=.",
            await From(shards[0], shards[2]),
            StringComparison.Ordinal);
        Assert.Contains($"'{shards[1]}' and '{twice}' are both shard 2/3.", await From([.. shards, twice]), StringComparison.Ordinal);
        Assert.Contains($"'{whole}' is a whole run, and others are shards.", await From(shards[0], whole), StringComparison.Ordinal);
        Assert.Contains($"'{half}' is shard 1/2, and '{shards[0]}' is shard 1/3.", await From(shards[0], half), StringComparison.Ordinal);
        Assert.Contains(
            $"the run in '{seeded}' does not belong to the one in '{shards[0]}': model.generation.seed was 0, is 5; run.seed was 0, is 5.",
            await From(shards[0], shards[1], seeded),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RunsWithTheSameItems_NameBoth()
    {
        var (one, _) = await RunAsync(builder);
        var (other, _) = await RunAsync(builder);

        var e = await FailAsync(builder, ("run:mode", "report"), ("run:from", $"{one};{other}"));

        Assert.Equal($"fake / law, item law-0: is in the run '{one}' and in '{other}'. Fix: name one of the two in run.from.", e);
    }

    [Fact]
    public async Task RunAsync_FromOfNoRun_SaysWhatToName()
    {
        var empty = Directory.CreateDirectory(Path.Join(builder.Folder, "empty")).FullName;

        var e = await FailAsync(builder, ("run:mode", "report"), ("run:from", empty));
        var latest = await FailAsync(builder, ("run:mode", "report"), ("run:from", "latest"));

        Assert.Equal(
            $"-p:run:from, run.from: '{empty}' is no run, and no folder in it is. Fix: name a folder with a run.json, or one with such folders in it.", e);
        Assert.Equal("-p:run:from, run.from: is latest, and there is no run where results go. Fix: name the folder of a run.", latest);
    }

    private async Task<string[]> ShardsAsync(int count, params (string Key, string Value)[] settings)
    {
        var folders = new string[count];
        for (var i = 0; i < count; i++)
        {
            var results = Path.Join(builder.Folder, "shards", $"{i + 1}");
            (folders[i], _) = await RunAsync(builder, [("run:shard", $"{i + 1}/{count}"), ("run:results", results), .. settings]);
        }
        return folders;
    }

    private static async Task<(string Folder, TestReport[] Reports)> RunAsync(SuiteBuilder builder, params (string Key, string Value)[] settings)
    {
        var suite = builder.Build(settings);
        var run = new RunContext(suite);
        await using (run)
        {
            var reports = await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(row => run.RunAsync(row, Cancel)));
            return (run.Folder!, reports);
        }
    }

    private static async Task<string> FailAsync(SuiteBuilder builder, params (string Key, string Value)[] settings)
    {
        await using var run = new RunContext(builder.Build(settings));
        return (await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("fake", "law", RowKind.Subject), Cancel))).Message;
    }

    private static JsonNode Run(string folder) => JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!;
}
