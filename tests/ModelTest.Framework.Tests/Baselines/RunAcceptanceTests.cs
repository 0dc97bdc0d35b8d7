using System.Text.Json.Nodes;
using ModelTest.Baselines;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Tests.Comparing;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Baselines;

public sealed class RunAcceptanceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Accept_Run_WritesWhatTheRunItselfWouldHave()
    {
        using var scene = new ComparedScene { Items = 4 };
        var run = await scene.RunAsync("m", ["law-1"]);
        await scene.RunAsync("m", ["law-1"], ("baselines:accept", "true"), ("baselines:path", folder["own"]));

        Accept(run);

        Assert.All(["law.csv", "physics.csv", "biology.csv"], f => Assert.Equal(
            File.ReadAllText(Path.Join(folder["own"], "fake", f)), File.ReadAllText(Path.Join(folder["baselines"], "fake", f))));
    }

    [Fact]
    public async Task Accept_LimitedRun_IsRefused()
    {
        using var scene = new ComparedScene { Items = 4 };
        var run = await scene.RunAsync("m", [], ("datasets:fake:limit", "2"));

        Assert.Contains("datasets.fake.limit is set, and part of the items is no baseline.", Assert.Throws<InputException>(() => Accept(run)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "stopped", "was stopped before its end. Fix: go on with it: -p:Resume=, and accept it then.")]
    [InlineData("mode", "infer", "was only asked, and has no outcomes. Fix: score it first")]
    [InlineData("shard", "1/2", "is shard 1/2 of a run. Fix: put the shards together, and accept what comes out.")]
    public async Task Accept_PartOfARun_IsRefused(string key, string value, string problem)
    {
        using var scene = new ComparedScene { Items = 4 };
        var run = await scene.RunAsync("m", []);
        var file = Path.Join(run, "run.json");
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        document[key] = value;
        await File.WriteAllTextAsync(file, document.ToJsonString(), TestContext.Current.CancellationToken);

        Assert.StartsWith($"{run}: {problem}", Assert.Throws<InputException>(() => Accept(run)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["baselines"]));
    }

    [Fact]
    public async Task Accept_JudgedRun_MakesReceivedTextsTheSnapshots()
    {
        using var suite = new JudgingSuite();
        var (run, _) = await suite.RunAsync(TestContext.Current.CancellationToken);

        var nothing = Assert.Throws<InputException>(() => Accept(run)).Message;
        folder.Write("snapshots/essays/prose.received.txt", "new");
        folder.Write("snapshots/essays/prose.verified.txt", "old");
        var refused = Assert.Throws<InputException>(() => Accept(run, isBuildServer: true)).Message;

        Assert.StartsWith($"{run}: has nothing to accept: its datasets are judged, and '{folder["snapshots"]}' has no received snapshot of them.", nothing, StringComparison.Ordinal);
        Assert.Contains("a build server accepts no snapshot.", refused, StringComparison.Ordinal);
        Assert.Equal(["1 received text became snapshots of essays."], Accept(run));
        Assert.Equal("new", await File.ReadAllTextAsync(folder["snapshots/essays/prose.verified.txt"], TestContext.Current.CancellationToken));
        Assert.False(File.Exists(folder["snapshots/essays/prose.received.txt"]));
    }

    private IReadOnlyList<string> Accept(string run, bool isBuildServer = false) =>
        new RunAcceptance(folder["baselines"], folder["snapshots"], isBuildServer).Accept(FinishedRun.Read(run));
}
