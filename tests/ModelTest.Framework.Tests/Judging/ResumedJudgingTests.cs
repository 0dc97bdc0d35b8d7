using System.Text.Json.Nodes;
using CsCheck;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Judging;

/// <summary>A judged run that was interrupted and goes on: <c>run.resume</c>.</summary>
public sealed class ResumedJudgingTests : IDisposable
{
    private readonly JudgingSuite suite = new();

    public void Dispose() => suite.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_CompletedRun_AsksNobodyAndLeavesTheSame()
    {
        var (folder, _) = await suite.RunAsync(Cancel);
        var before = RunTexts.Of(folder);

        var (again, reports) = await suite.RunAsync(Cancel, null, ("run:resume", folder));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal((folder, 12, 12), (again, suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.Equal(before, RunTexts.Of(again));
        Assert.Equal((6, 12, 12), (Resumed(again, "items"), Resumed(again, "replies"), Resumed(again, "judgements")));
    }

    [Fact]
    public async Task RunAsync_RunCutAtAnyByteOfAnyFile_AsksForTheRestAndLeavesTheSame()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);
        var before = RunTexts.Of(folder);
        string[] files = ["predictions", "replies", "judgements"];
        var texts = files.Select(f => File.ReadAllBytes(PathOf(folder, f))).ToArray();
        await Gen.Select(Gen.Int[0, texts[0].Length], Gen.Int[0, texts[1].Length], Gen.Int[0, texts[2].Length]).SampleAsync(
            async (items, replies, judgements) =>
            {
                int[] lengths = [items, replies, judgements];
                foreach (var (file, text, length) in files.Zip(texts, lengths))
                {
                    await File.WriteAllBytesAsync(PathOf(folder, file), text[..length], Cancel);
                }
                var (asked, judged) = (suite.Engine.Asked("model"), suite.Engine.Asked("judge"));

                await suite.RunAsync(Cancel, ["prose"], ("run:resume", folder));

                Assert.Equal(
                    (6 - texts[1].AsSpan(0, replies).Count((byte)'\n'), 6 - texts[2].AsSpan(0, judgements).Count((byte)'\n')),
                    (suite.Engine.Asked("model") - asked, suite.Engine.Asked("judge") - judged));
                Assert.Equal(before, RunTexts.Of(folder));
                Assert.Equal(
                    (texts[1].AsSpan(0, replies).Count((byte)'\n'), texts[2].AsSpan(0, judgements).Count((byte)'\n')),
                    (Resumed(folder, "replies"), Resumed(folder, "judgements")));
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public async Task RunAsync_JudgementThatFailed_IsAskedForAgain()
    {
        var broken = true;
        using var failing = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = (prompt, _) => broken && prompt.StartsWith("Rate prose-2 turn 1", StringComparison.Ordinal)
                    ? throw new InvalidOperationException("gone")
                    : Task.FromResult("[[7]]"),
            },
        };
        var (folder, _) = await failing.RunAsync(Cancel, ["prose"]);
        broken = false;

        var (_, reports) = await failing.RunAsync(Cancel, ["prose"], ("run:resume", folder));
        var (whole, _) = await failing.RunAsync(Cancel, ["prose"]);

        Assert.Null(reports[0].Failure);
        Assert.Equal((12, 6 + 1 + 6), (failing.Engine.Asked("model"), failing.Engine.Asked("judge")));
        RunTexts.AssertSame(whole, folder);
    }

    [Fact]
    public async Task RunAsync_OtherJudge_IsNotMixed()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);

        var e = await FailAsync(suite, ("run:resume", folder), ("judge:generation:top_k", "7"));

        Assert.Contains("judge.generation.top_k was 0, is 7.", e, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OtherWeightsOfTheJudge_AreNotMixed()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);
        var run = Path.Join(folder, "run.json");
        await File.WriteAllTextAsync(
            run, (await File.ReadAllTextAsync(run, Cancel)).Replace(new string('A', 64), new string('B', 64), StringComparison.Ordinal), Cancel);

        var e = await FailAsync(suite, ("run:resume", folder));

        Assert.Contains($"judge.fingerprint was {new string('B', 64)}, is {new string('A', 64)}.", e, StringComparison.Ordinal);
        Assert.Equal(6, suite.Engine.Asked("judge"));
    }

    [Fact]
    public async Task RunAsync_ChangedQuestion_NamesTheItem()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);
        foreach (var file in new[] { "replies", "predictions" })
        {
            var path = PathOf(folder, file);
            var text = (await File.ReadAllTextAsync(path, Cancel)).Replace("Write prose 2.", "Write prose 20.", StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, text, Cancel);
        }

        var e = await FailAsync(suite, ("run:resume", folder));

        Assert.StartsWith("essays / prose, item prose-2: its prompt is not the one that was recorded. Fix: ", e, StringComparison.Ordinal);
        Assert.Equal((6, 6), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
    }

    private static string PathOf(string folder, string kind) => Path.Join(folder, kind, "essays", "prose.jsonl");

    private static int Resumed(string folder, string what) =>
        (int?)JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!["resumed"]![what] ?? 0;

    private static async Task<string> FailAsync(JudgingSuite suite, params (string Key, string Value)[] settings)
    {
        await using var run = new RunContext(suite.Build(settings));
        return (await Assert.ThrowsAsync<InputException>(() => run.RunAsync(new TestRow("essays", "prose", RowKind.Subject), Cancel))).Message;
    }
}
