using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;

namespace ModelTest.Tests.Running;

public sealed class BaselineRunTests : IDisposable
{
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly SuiteBuilder builder;

    public BaselineRunTests() => builder = new SuiteBuilder
    {
        Dataset = new FakeDataset { Items = 40 },
        Engine = new FakeEngine { Reply = (prompt, _) => Task.FromResult(wrong.Contains(prompt) ? "B" : "A") },
    };

    private string Baselines => Path.Join(builder.Folder, "accepted");

    public void Dispose() => builder.Dispose();

    [Fact]
    public void Of_NoBaseline_HasNoRow() => Assert.DoesNotContain(Rows(builder.Build()), r => r.Kind == RowKind.Baseline);

    [Fact]
    public async Task RunAsync_Accept_WritesAFileForEachSubject()
    {
        wrong.Add("law-1");

        var (report, folder) = await RunAsync(("baselines:accept", "true"));

        Assert.Null(report.Failure);
        Assert.Equal(["biology.csv", "law.csv", "physics.csv"], Directory.GetFiles(Path.Join(Baselines, "fake")).Select(f => Path.GetFileName(f)).Order());
        Assert.Equal(["id,outcome,prediction", "law-0,correct,A", "law-1,wrong,B", "law-2,correct,A"], File.ReadLines(Path.Join(Baselines, "fake", "law.csv")).Take(4));
        Assert.Contains("became the baseline of fake", Note(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SameReplies_IsGreen()
    {
        await RunAsync(("baselines:accept", "true"));

        var (report, folder) = await RunAsync(("gates:fake:baseline:strict", "true"));

        Assert.Null(report.Failure);
        Assert.StartsWith("fake / (baseline): 0 lost and 0 gained of 120 items, difference 0.0000, 95 % interval", report.Text, StringComparison.Ordinal);
        Assert.Equal(("pass", 120, 0), Of(folder));
    }

    [Fact]
    public async Task RunAsync_SignificantLoss_IsRedAndNamesTheLostQuestions()
    {
        await RunAsync(("baselines:accept", "true"));
        wrong.UnionWith(Enumerable.Range(3, 8).Select(i => $"physics-{i}"));

        var (report, folder) = await RunAsync();

        Assert.Contains("a significant loss over all items, p 0.0", report.Failure, StringComparison.Ordinal);
        Assert.Contains("a significant loss in physics (p 0.0", report.Failure, StringComparison.Ordinal);
        Assert.Contains("  lost physics #physics-3: physics-3\n    gold A, was A (correct), is B (wrong)\n", report.Failure, StringComparison.Ordinal);
        Assert.Equal(("fail", 120, 8), Of(folder));
        Assert.Contains("lost physics \\#physics-3", File.ReadAllText(Path.Join(folder, "summary.md")), StringComparison.Ordinal);
        Assert.Contains("lost physics #physics-3", File.ReadAllText(Path.Join(folder, "report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gates:fake:groups:STEM:baseline:maximum_loss", "fake / STEM (baseline): 3 lost", "a loss of 0.0375, above the maximum 0.01.")]
    [InlineData("gates:fake:subjects:physics:baseline:maximum_loss", "fake / physics (baseline): 3 lost", "a loss of 0.0750, above the maximum 0.01.")]
    [InlineData("gates:fake:subjects:physics:baseline:noninferiority_margin", "fake / physics (baseline): 3 lost", "a loss of 0.01, the margin, is not excluded")]
    public async Task RunAsync_LimitsOfAPart_AreItsOwn(string key, string name, string reason)
    {
        await RunAsync(("baselines:accept", "true"));
        wrong.UnionWith(["physics-1", "physics-2", "physics-3"]);

        Assert.Null((await RunAsync()).Report.Failure);
        var failure = (await RunAsync((key, "0.01"))).Report.Failure;

        Assert.Contains(name, failure, StringComparison.Ordinal);
        Assert.Contains(reason, failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SubjectWithoutABaseline_IsNoted()
    {
        await RunAsync(("baselines:accept", "true"));
        File.Delete(Path.Join(Baselines, "fake", "law.csv"));

        var (report, folder) = await RunAsync();

        Assert.Null(report.Failure);
        Assert.Contains("there is no baseline of law.", Note(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BaselineOfOtherItems_IsRed()
    {
        Directory.CreateDirectory(Path.Join(Baselines, "fake"));
        await File.WriteAllTextAsync(Path.Join(Baselines, "fake", "law.csv"), "id,outcome,prediction\nold-1,correct,A\n", Cancel);

        var error = await Assert.ThrowsAsync<InputException>(() => RunAsync());

        Assert.Contains("it has none of this run's items. Fix: accept a baseline of these items with -p:AcceptBaseline=true", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DamagedFile_NamesItsLine()
    {
        await RunAsync(("baselines:accept", "true"));
        await File.AppendAllTextAsync(Path.Join(Baselines, "fake", "law.csv"), "x,rihgt,A\n", Cancel);

        var error = await Assert.ThrowsAsync<InputException>(() => RunAsync());

        Assert.Contains("law.csv, line 42: the outcome is 'rihgt'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AcceptOnABuildServer_IsRefused()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => RunAsync(new SnapshotHost { IsBuildServer = true }, ("baselines:accept", "true")));

        Assert.Contains("a build server accepts no baseline.", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Baselines));
    }

    [Fact]
    public async Task RunAsync_AcceptALimitedRun_IsRefused()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => RunAsync(("baselines:accept", "true"), ("datasets:fake:limit", "3")));

        Assert.Contains("datasets.fake.limit is set, and part of the items is no baseline.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AcceptItemsWithoutReplies_IsRefused()
    {
        using var failing = new SuiteBuilder { Engine = new FakeEngine { Reply = (_, _) => throw new TimeoutException() } };

        var error = await Assert.ThrowsAsync<InputException>(() => RunAsync(failing, new SnapshotHost(), [("baselines:accept", "true")]));

        Assert.Contains("12 items got no reply.", error.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<TestRow> Rows(Suite suite) => DatasetRows.Of(suite, suite.Dataset("fake"));

    private static JsonNode Document(string folder) => JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!;

    private static string Note(string folder) => string.Join('\n', Document(folder)["notes"]!.AsArray().Select(n => n!.ToString()));

    private static (string Outcome, int Items, int Lost) Of(string folder)
    {
        var found = Document(folder)["baselines"]![0]!;
        return (found["outcome"]!.ToString(), (int)found["items"]!, (int)found["lost"]!);
    }

    private Task<(TestReport Report, string Folder)> RunAsync(params (string, string)[] settings) => RunAsync(new SnapshotHost(), settings);

    private Task<(TestReport Report, string Folder)> RunAsync(SnapshotHost host, params (string, string)[] settings) => RunAsync(builder, host, settings);

    private async Task<(TestReport Report, string Folder)> RunAsync(SuiteBuilder suite, SnapshotHost host, (string, string)[] settings)
    {
        var built = suite.Build([("baselines:path", Baselines), .. settings]);
        var run = new RunContext(built, host);
        try
        {
            var report = await run.RunAsync(Assert.Single(Rows(built), r => r.Kind == RowKind.Baseline), Cancel);
            return (report, run.Folder!);
        }
        finally
        {
            await run.DisposeAsync();
        }
    }
}
