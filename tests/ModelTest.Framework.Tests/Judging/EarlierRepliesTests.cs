using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Judging;

/// <summary>Replies and judgements of an earlier run: <c>run.judgements</c>.</summary>
public sealed class EarlierRepliesTests : IDisposable
{
    private readonly JudgingSuite suite = new();

    public void Dispose() => suite.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SameAgain_AsksNothing()
    {
        var (folder, _) = await suite.RunAsync(Cancel);

        var (again, reports) = await suite.RunAsync(Cancel, null, ("run:judgements", folder));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Equal(Sorted(folder, "summary.csv"), Sorted(again, "summary.csv"));
        Assert.Equal(6, Sorted(again, "judgements/essays/prose.jsonl").Count(l => l.Contains("\"reused\":true", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_ReusedAgainAndAgain_LosesNothing()
    {
        var (folder, _) = await suite.RunAsync(Cancel);
        await suite.RunAsync(Cancel, null, ("run:judgements", folder));

        await suite.RunAsync(Cancel, null, ("run:judgements", "latest"));

        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
    }

    [Theory]
    [InlineData("judge:generation:top_k", "7", 12, 24)]
    [InlineData("judge:context_length", "7", 12, 12)]
    [InlineData("model:generation:max_new_tokens", "7", 24, 12)]
    [InlineData("judge:name", "another", 12, 12)]
    public async Task RunAsync_OtherOptions_AreAskedAgain(string key, string value, int model, int judge)
    {
        var (folder, _) = await suite.RunAsync(Cancel);

        await suite.RunAsync(Cancel, null, ("run:judgements", folder), (key, value));

        Assert.Equal((model, judge), (suite.Engine.Asked("model"), suite.Engine.Asked("judge") + suite.Engine.Asked("another")));
    }

    [Fact]
    public async Task RunAsync_OtherWeights_AreAskedAgain()
    {
        var (folder, _) = await suite.RunAsync(Cancel);
        using var other = new JudgingSuite { Engine = new ScriptedEngine { Weights = 'b' } };

        await other.RunAsync(Cancel, null, ("run:judgements", folder));

        Assert.Equal((12, 12), (other.Engine.Asked("model"), other.Engine.Asked("judge")));
    }

    [Fact]
    public async Task RunAsync_OtherReply_IsJudgedAgain()
    {
        var (folder, _) = await suite.RunAsync(Cancel);
        var file = Path.Join(folder, "replies", "essays", "prose.jsonl");
        // The reply to the second turn of one item.
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        var second = Array.FindIndex(lines, l => l.Contains("\"item\":\"prose-2\"", StringComparison.Ordinal) && l.Contains("Shorter!\"}]", StringComparison.Ordinal));
        lines[second] = lines[second].Replace("reply to 'Shorter!'", "something else", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n", Cancel);

        await suite.RunAsync(Cancel, null, ("run:judgements", folder));

        Assert.Equal((12, 13), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
    }

    [Fact]
    public async Task RunAsync_KilledRun_LosesOnlyTheLineThatWasBeingWritten()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);
        var file = Path.Join(folder, "judgements", "essays", "prose.jsonl");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        await File.WriteAllBytesAsync(file, bytes[..^20], Cancel);

        await suite.RunAsync(Cancel, ["prose"], ("run:judgements", folder));

        Assert.Equal((6, 7), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
    }

    [Fact]
    public async Task RunAsync_LatestInTheFolderOfTheResults_IsReadBeforeItGivesWay()
    {
        var results = ("run:results", suite.At("out"));
        await suite.RunAsync(Cancel, null, results);

        var (folder, _) = await suite.RunAsync(Cancel, null, results, ("run:judgements", "latest"));

        Assert.Equal(suite.At("out"), folder);
        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Equal(6, Sorted(folder, "judgements/essays/prose.jsonl").Length);
    }

    [Fact]
    public async Task RunAsync_StoppedRun_IsTheLatest()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var judged = 0;
        var resumed = false;
        using var stopping = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = async (_, token) =>
                {
                    var number = Interlocked.Increment(ref judged);
                    if (number == 4)
                    {
                        await cancel.CancelAsync();
                    }
                    // Those before are judged to the end, whatever thread they are on.
                    return number < 4 || resumed ? "[[7]]" : throw new OperationCanceledException(token);
                },
            },
        };
        var results = ("run:results", stopping.At("out"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopping.RunAsync(cancel.Token, ["prose"], results));
        var asked = stopping.Engine.Asked("judge");
        resumed = true;

        var (_, reports) = await stopping.RunAsync(Cancel, ["prose"], results, ("run:judgements", "latest"));

        Assert.Null(reports[0].Failure);
        Assert.Equal((6, asked + 3), (stopping.Engine.Asked("model"), stopping.Engine.Asked("judge")));
    }

    [Fact]
    public async Task RunAsync_LatestWhereThereIsNone_AsksForEverything()
    {
        Directory.CreateDirectory(suite.At("TestResults/modeltest/20250101-000000/predictions"));

        var (_, reports) = await suite.RunAsync(Cancel, ["prose"], ("run:judgements", "latest"));

        Assert.Null(reports[0].Failure);
        Assert.Equal(6, suite.Engine.Asked("judge"));
    }

    [Fact]
    public async Task RunAsync_FolderWithoutJudgements_SaysWhatToName()
    {
        Directory.CreateDirectory(suite.At("empty"));
        await using var run = new RunContext(suite.Build(("run:judgements", suite.At("empty"))));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("essays", "prose", RowKind.Subject), Cancel));

        Assert.Equal(
            $"-p:run:judgements, run.judgements: '{suite.At("empty")}' holds no judgements."
            + " Fix: name the folder of a judged run, with 'judgements' in it, or 'latest'.",
            e.Message);
    }

    [Fact]
    public async Task RunAsync_LineThatIsNoJudgement_NamesFileAndLine()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);
        var file = Path.Join(folder, "judgements", "essays", "prose.jsonl");
        await File.AppendAllTextAsync(file, "{\"item\":\"x\"}\n", Cancel);
        await using var run = new RunContext(suite.Build(("run:judgements", folder)));

        var e = await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("essays", "prose", RowKind.Subject), Cancel));

        Assert.StartsWith($"{file}, line 7: not a recorded judgement: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Fix: take the line out, or run the subject again.", e.Message, StringComparison.Ordinal);
    }

    private static string[] Sorted(string folder, string file) => [.. File.ReadLines(Path.Join(folder, file)).Order(StringComparer.Ordinal)];
}
