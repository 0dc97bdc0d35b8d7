using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Scoring;

namespace ModelTest.Tests.Running;

public sealed class RunContextTests : IDisposable
{
    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_AllSubjects_OpensOneModelAndRecordsEveryItem()
    {
        await using var run = new RunContext(builder.Build());

        var reports = await Task.WhenAll(builder.Dataset.Subjects.Select(s => run.RunAsync(Subject(s.Name), Cancel)));

        Assert.All(reports, report => Assert.Null(report.Failure));
        Assert.StartsWith(
            "fake / law: 100.00 of 100, 95 % interval 51.0 to 100.0, no minimum, model fake-model\n4 items: 4 correct",
            reports[0].Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal((1, 12), (builder.Engine.Opened, builder.Engine.Asked));
        Assert.Equal(4, File.ReadLines(Path.Join(run.Folder, "predictions", "fake", "law.jsonl")).Count());
    }

    [Fact]
    public async Task DisposeAsync_FinishedRun_WritesTheSummaryAndGivesTheModelBack()
    {
        var run = new RunContext(builder.Build());
        await run.RunAsync(Subject("law"), Cancel);

        await run.DisposeAsync();

        Assert.True(builder.Engine.Disposed);
        Assert.Contains("\"completed\"", File.ReadAllText(Path.Join(run.Folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_ModelWithANote_WritesItDown()
    {
        using var noted = new SuiteBuilder { Engine = new FakeEngine { Note = "2 of 12 requests were repeated" } };
        var run = new RunContext(noted.Build());
        await run.RunAsync(Subject("law"), Cancel);

        await run.DisposeAsync();

        Assert.Contains("\"fake-model: 2 of 12 requests were repeated.\"", File.ReadAllText(Path.Join(run.Folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_CancelledRun_IsMarkedAsStopped()
    {
        using var cancel = new CancellationTokenSource();
        using var slow = new SuiteBuilder
        {
            Engine = new FakeEngine
            {
                Reply = async (_, token) =>
                {
                    await cancel.CancelAsync();
                    token.ThrowIfCancellationRequested();
                    return "A";
                },
            },
        };
        var run = new RunContext(slow.Build());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(Subject("law"), cancel.Token));
        await run.DisposeAsync();

        Assert.Contains("\"stopped\"", File.ReadAllText(Path.Join(run.Folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ItemThatThrows_IsAnErrorAndFailsItsSubjectOnly()
    {
        using var failing = new SuiteBuilder
        {
            Engine = new FakeEngine
            {
                Reply = (prompt, _) => prompt == "law-1" ? throw new InvalidOperationException("the server hung up") : Task.FromResult("A"),
            },
        };
        await using var run = new RunContext(failing.Build());

        var law = await run.RunAsync(Subject("law"), Cancel);
        var physics = await run.RunAsync(Subject("physics"), Cancel);

        Assert.Contains("1 of 4 items got no reply, which always fails.", law.Failure, StringComparison.Ordinal);
        Assert.Contains("error #law-1: What is law-1\n    error: InvalidOperationException: the server hung up", law.Failure, StringComparison.Ordinal);
        var item = PredictionFile.Read(Path.Join(run.Folder, "predictions", "fake", "law.jsonl")).Single(i => i.Outcome == Outcome.Error);
        Assert.Equal(("law-1", "A", "law-1"), (item.Id, item.Gold, item.Prompt!.Turns[^1].Text));
        Assert.Null(physics.Failure);
    }

    [Fact]
    public async Task RunAsync_Limit_TakesTheFirstItems()
    {
        await using var run = new RunContext(builder.Build(("datasets:fake:limit", "3")));

        await run.RunAsync(Subject("law"), Cancel);

        Assert.Equal(3, builder.Engine.Asked);
    }

    [Fact]
    public async Task RunAsync_GateOfAGroup_SharesItsSubjectsWithTheirOwnTests()
    {
        using var half = new SuiteBuilder
        {
            Engine = new FakeEngine { Reply = (prompt, _) => Task.FromResult(prompt.StartsWith("biology", StringComparison.Ordinal) ? "B" : "A") },
        };
        var suite = half.Build(("gates:fake:groups:STEM:minimum", "0.75"));
        await using var run = new RunContext(suite);

        var reports = await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(row => run.RunAsync(row, Cancel)));

        Assert.Equal(12, half.Engine.Asked);
        Assert.Equal([null, null, null], reports.Take(3).Select(r => r.Failure));
        Assert.StartsWith("fake / STEM: score 0.5000, 95 % interval ", reports[3].Failure, StringComparison.Ordinal);
        Assert.Contains("below the minimum 0.75.", reports[3].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_MaximumUnparsed_IsAGateOfSubjectsGroupsAndAll()
    {
        using var mute = new SuiteBuilder
        {
            Engine = new FakeEngine { Reply = (prompt, _) => Task.FromResult(prompt.StartsWith("biology", StringComparison.Ordinal) ? "" : "A") },
        };
        var suite = mute.Build(
            ("gates:fake:maximum_unparsed", "0.34"), ("gates:fake:groups:STEM:maximum_unparsed", "0.25"), ("gates:fake:subjects:biology:maximum_unparsed", "0.5"));
        var run = new RunContext(suite);

        var reports = await Task.WhenAll(DatasetRows.Of(suite, suite.Dataset("fake")).Select(row => run.RunAsync(row, Cancel)));
        await run.DisposeAsync();

        Assert.Equal([null, null], reports.Take(2).Select(r => r.Failure));
        Assert.Contains("no minimum. 1.0000 of the items are unparsed, above the maximum 0.5.", reports[2].Failure, StringComparison.Ordinal);
        Assert.Contains("no minimum. 0.5000 of the items are unparsed, above the maximum 0.25.", reports[3].Failure, StringComparison.Ordinal);
        Assert.Null(reports[4].Failure);
        Assert.Contains(", no minimum, unparsed 0.3333 of at most 0.34", reports[4].Text, StringComparison.Ordinal);
        var gates = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(run.Folder, "run.json"), Cancel))!["gates"]!.AsArray();
        Assert.Equal([(0.25, 0.5, "fail"), (0.34, 1 / 3.0, "pass")], gates.Select(
            g => (g!["maximum_unparsed"]!.GetValue<double>(), g["unparsed"]!.GetValue<double>(), g["outcome"]!.GetValue<string>())));
    }

    [Fact]
    public async Task DisposeAsync_GateMissedAndSubjectNotRun_RecordsBothAsFailed()
    {
        using var half = new SuiteBuilder { Engine = new FakeEngine { Reply = (_, _) => Task.FromResult("B") } };
        half.Dataset.FileProblems["law"] = new Problem("law_val.csv", "has no column 'A'.", "add it.");
        var suite = half.Build(("gates:fake:groups:STEM:minimum", "0.75"), ("gates:fake:minimum", "0.5"));
        var run = new RunContext(suite);

        foreach (var row in DatasetRows.Of(suite, suite.Dataset("fake")))
        {
            _ = await Record.ExceptionAsync(() => run.RunAsync(row, Cancel));
        }
        await run.RunAsync(DatasetRows.Problem("fake", "filter: x", "no such test"), Cancel);
        await run.DisposeAsync();

        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(run.Folder, "run.json"), Cancel))!;
        Assert.Equal(("STEM", "fail"), (file["gates"]![0]!["title"]!.GetValue<string>(), file["gates"]![0]!["outcome"]!.GetValue<string>()));
        Assert.Equal(["(filter: x)", "(overall)", "law"], file["not_run"]!.AsArray().Select(n => n!["test"]!.GetValue<string>()));
        Assert.Equal("law_val.csv: has no column 'A'. Fix: add it.", file["not_run"]![2]!["problem"]!.GetValue<string>());
        Assert.Equal((2, 4), (file["totals"]!["passed"]!.GetValue<int>(), file["totals"]!["failed"]!.GetValue<int>()));
    }

    [Fact]
    public async Task RunAsync_GateOfAGroupThatIsGone_Throws()
    {
        await using var run = new RunContext(builder.Build(("gates:fake:minimum", "0.5")));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("fake", "STEMM", RowKind.Gate), Cancel));

        Assert.Equal(
            "fake: there is no group 'STEMM' any more. Fix: discover the tests again: the data or its path has changed since.", e.Message);
    }

    [Fact]
    public async Task RunAsync_GateWhoseMinimumIsGone_Throws()
    {
        await using var run = new RunContext(builder.Build());

        var group = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("fake", "STEM", RowKind.Gate), Cancel));
        var all = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("fake", "overall", RowKind.Gate), Cancel));

        Assert.StartsWith("gates.fake: there is no gate of the group 'STEM' any more. Fix: ", group.Message, StringComparison.Ordinal);
        Assert.StartsWith("gates.fake: there is no gate of the whole dataset any more. Fix: ", all.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_FinishedRun_EndsTheRecordBeforeTheModel()
    {
        var ended = false;
        RunContext? run = null;
        using var watched = new SuiteBuilder
        {
            Engine = new FakeEngine
            {
                Disposing = () => ended = File.ReadAllText(Path.Join(run!.Folder, "run.json")).Contains("\"completed\"", StringComparison.Ordinal),
            },
        };
        run = new RunContext(watched.Build());
        await run.RunAsync(Subject("law"), Cancel);

        await run.DisposeAsync();

        Assert.True(ended);
    }

    [Fact]
    public async Task RunAsync_DiskThatTakesNoItem_GivesTheOtherItemsUp()
    {
        var asked = 0;
        using var slow = new SuiteBuilder
        {
            Engine = new FakeEngine
            {
                Reply = async (_, token) =>
                {
                    // Only the first replies; the others would take for ever.
                    await Task.Delay(Interlocked.Increment(ref asked) == 1 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, token);
                    return "A";
                },
            },
        };
        await using var run = new RunContext(slow.Build());
        var folder = run.Record(slow.Engine.Info).Folder;
        Directory.CreateDirectory(Path.Join(folder, "predictions", "fake", "law.jsonl"));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(Subject("law"), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));

        Assert.Contains("results cannot be written", e.Message, StringComparison.Ordinal);
    }

    private static TestRow Subject(string name) => new("fake", name, RowKind.Subject);
}
