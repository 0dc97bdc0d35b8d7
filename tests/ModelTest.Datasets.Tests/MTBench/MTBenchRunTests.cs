using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>MT-Bench's ratings through the runner: two questions a category.</summary>
public sealed class MTBenchRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_Official_JudgesBothTurnsAndAveragesAllRatings()
    {
        // 6 to all first replies and 8 to all second ones; the first reply to math 1 cannot be read.
        using var run = await RunAsync(p => IsSecond(p) ? "Rating: [[8]]" : Has(p, "math 1") ? "I cannot." : "Rating: [[6]]");

        Assert.All(run.Reports, r => Assert.Null(r.Failure));
        Assert.Equal(
            "mtbench-sample-writing 7.00|mtbench-sample-roleplay 7.00|mtbench-sample-reasoning 7.00|mtbench-sample-math 7.33|mtbench-sample-coding 7.00|mtbench-sample-extraction 7.00"
                + "|mtbench-sample-stem 7.00|mtbench-sample-humanities 7.00|mtbench-sample 7.03|mtbench-sample-turn_1 6.00|mtbench-sample-turn_2 8.00",
            string.Join('|', run.Summary().Select(r => $"{r.Key} {r.Value}")));
        Assert.Equal("2 items, 1 unparsed, 0 errors", run.Counts()["math"]);
        Assert.Equal(
            "model,total,writing,roleplay,reasoning,math,coding,extraction,stem,humanities\r\nscripted,7.03,7.0,7.0,7.0,7.33,7.0,7.0,7.0,7.0\r\n",
            run.Read("tables/MTBench-judged-by--scripted-capability.csv"));
        Assert.Equal((32, 32), (run.Model.Generated.Count, run.Judge.Generated.Count));
        Assert.All(run.Model.Options, o => Assert.Equal(1024, o.MaxNewTokens));
        Assert.Equal([0, 0.1, 0.7], run.Model.Options.Select(o => o.Temperature).OfType<double>().Distinct().Order());
    }

    [Fact]
    public async Task RunAsync_SecondTurn_IsAskedWithTheFirstReply()
    {
        using var run = await RunAsync(_ => "[[5]]");

        var second = run.Model.Generated.Where(p => p.Turns.Count > 1).ToList();
        Assert.Equal(16, second.Count);
        Assert.All(second, p => Assert.Equal(
            [
                (Role.User, p.Turns[0].Text), (Role.Assistant, $"reply to {p.Turns[0].Text}"),
                (Role.User, p.Turns[0].Text.Replace("q1", "q2", StringComparison.Ordinal)),
            ],
            p.Turns.Select(t => (t.Role, t.Text))));
    }

    [Fact]
    public async Task RunAsync_OpenCompass_JudgesTheSecondTurnOnly()
    {
        using var run = await RunAsync(p => Has(p, "stem 0") ? "[[9]]" : "Rating: [[8]]", ("datasets:mtbench:variant", "opencompass"));

        Assert.Equal((32, 16), (run.Model.Generated.Count, run.Judge.Generated.Count));
        // Without the word Rating it reads none.
        Assert.Equal(("8.00", "8.00"), (run.Summary()["mtbench-sample"], run.Summary()["mtbench-sample-stem"]));
        Assert.Equal("2 items, 1 unparsed, 0 errors", run.Counts()["stem"]);
        Assert.False(run.Summary().ContainsKey("mtbench-sample-turn_1"));
    }

    [Theory]
    [InlineData("auto", "[[3]] at first, [[11]] at last", "4.50", 0)]
    [InlineData("corrected", "[[3]] at first, [[11]] at last", "6.00", 1)]
    [InlineData("auto", "[[11]]", "8.50", 0)]
    [InlineData("auto", "", "6.00", 1)]
    public async Task RunAsync_ARatingOutOfRangeOrTwo_IsReadAsAsked(string parsing, string reply, string expected, int unparsed)
    {
        using var run = await RunAsync(p => Has(p, "math 1") ? reply : "[[6]]", ("datasets:mtbench:parsing", parsing));

        Assert.Equal($"2 items, {unparsed} unparsed, 0 errors", run.Counts()["math"]);
        Assert.Equal(expected, run.Summary()["mtbench-sample-math"]);
    }

    [Fact]
    public async Task RunAsync_AJudgeThatFailsOnEveryThirdCall_CountsItsErrors()
    {
        var calls = 0;
        using var run = await RunAsync(_ => Interlocked.Increment(ref calls) % 3 == 0 ? throw new TimeoutException("no answer") : "[[7]]");

        // A failed first judgement does not keep the second from being asked for.
        Assert.Equal(32, calls);
        var errors = run.Counts().Values.Sum(c => int.Parse(c.Split(' ')[4]));
        Assert.InRange(errors, 5, 10);
        // Where every subject has an error there is no row at all, as in OpenCompass.
        Assert.Equal("-", run.Summary().GetValueOrDefault("mtbench-sample", "-"));
        Assert.Equal(run.Counts().Values.Count(c => !c.EndsWith(" 0 errors", StringComparison.Ordinal)), run.Reports.Count(r => r.Failure is not null));
    }

    private async Task<JudgedRun> RunAsync(Func<Prompt, string> judge, params (string, string)[] settings)
    {
        var lines = MTBenchCategories.Names.SelectMany((name, c) => Enumerable.Range(0, 2).Select(i =>
            $$"""{"question_id": {{(2 * c) + i}}, "category": "{{name}}", "turns": ["{{name}} {{i}} q1", "{{name}} {{i}} q2"], "reference": ["r1", "r2"]}"""));
        var file = folder.Write("question.jsonl", string.Join('\n', lines));
        var run = new JudgedRun
        {
            Model = new ScriptedModel { Reply = p => $"reply to {p.Turns[^1].Text}" },
            Judge = new ScriptedModel { Reply = judge },
        };
        await run.RunAsync(new MTBenchProvider(), [("datasets:mtbench:path", file), .. settings]);
        return run;
    }

    private static bool Has(Prompt prompt, string question) => prompt.Turns[^1].Text.Contains($"reply to {question} q1", StringComparison.Ordinal);

    private static bool IsSecond(Prompt prompt) => prompt.Turns[^1].Text.Contains("reply to", StringComparison.Ordinal)
        && prompt.Turns[^1].Text.Contains(" q2", StringComparison.Ordinal);
}
