using System.Text.Json.Nodes;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>A judge that does not behave: the run ends, counts are right, and nothing is lost.</summary>
public sealed class BadJudgeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("I cannot rate that.", "no rating in double brackets", 9)]
    [InlineData("", "no rating in double brackets", 9)]
    [InlineData("[[11]]", "the rating 11 is not from 1 to 10", 6)]
    [InlineData("[[3]] or rather [[4]]", "2 ratings", 6)]
    public async Task RunAsync_JudgeThatCannotBeRead_IsUnparsedAndScoresNothing(string reply, string problem, int asked)
    {
        using var suite = new JudgingSuite { Engine = new ScriptedEngine { Judge = (_, _) => Task.FromResult(reply) } };

        var (folder, reports) = await suite.RunAsync(Cancel, ["prose"]);

        // Of nine calls three are second attempts, which only a reply without any rating leads to.
        Assert.Equal(asked, suite.Engine.Asked("judge"));
        Assert.StartsWith(
            $"essays / prose: no item was scored.\n3 items: 0 scored, 3 unparsed, 0 errors\n  unparsed #prose-1: Write prose 1.\n    judge, turn 1: {problem}, in '",
            reports[0].Failure,
            StringComparison.Ordinal);
        Assert.StartsWith("essays,prose,Writing,gen,3,,,3,0,,,,,fail,", Row(folder), StringComparison.Ordinal);
        Assert.Contains("essays-prose,-,-,-,-\n", await File.ReadAllTextAsync(Path.Join(folder, "summary.csv"), Cancel), StringComparison.Ordinal);
        Assert.Contains($"not parsed: {problem}", await File.ReadAllTextAsync(Path.Join(folder, "report.html"), Cancel), StringComparison.Ordinal);
        var lines = Judgements(folder);
        Assert.Equal(asked, lines.Count);
        Assert.All(lines, l => Assert.Equal((JudgementOutcome.Unparsed, problem), (l.Outcome, l.Problem)));
    }

    [Fact]
    public async Task RunAsync_OneJudgementOfAnItemUnread_IsUnparsedAndTheOtherCounts()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = (prompt, _) => Task.FromResult(prompt.Contains("prose-2 turn 1", StringComparison.Ordinal) ? "[[11]]" : "[[4]]"),
            },
        };

        var (folder, reports) = await suite.RunAsync(Cancel);

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.StartsWith("essays,prose,Writing,gen,3,,,1,0,4,4,4,,pass,", Row(folder), StringComparison.Ordinal);
        var item = PredictionFile.Read(Path.Join(folder, "predictions", "essays", "prose.jsonl")).Single(i => i.Id == "prose-2");
        Assert.Equal((Outcome.Unparsed, 4.0, 1.0), (item.Outcome, item.Score, item.Weight));
        Assert.Contains("6 items judged, 1 unparsed; all tests passed.", await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_JudgeHangsOnEveryThirdCall_EndsRedAndAResumedRunAsksOnlyForWhatIsMissing()
    {
        var calls = 0;
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = async (_, _) =>
                {
                    if (Interlocked.Increment(ref calls) is 3 or 6 or 9 or 12)
                    {
                        // Not even a token that is cancelled ends it.
                        await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
                    }
                    return "[[7]]";
                },
            },
        };

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("judge:timeout_seconds", "3"));

        var errors = Errors(folder);
        Assert.InRange(errors, 1, 4);
        Assert.Equal(8, Judgements(folder, "prose").Concat(Judgements(folder, "verse")).Count(l => l.Outcome == JudgementOutcome.Parsed));
        Assert.Equal(4, Judgements(folder, "prose").Concat(Judgements(folder, "verse")).Count(l => l.Error == "no reply within 3 s (judge.timeout_seconds)."));
        Assert.Contains(reports, r => r.Failure?.Contains("error: the judge (judge), turn ", StringComparison.Ordinal) == true);

        var (again, resumed) = await suite.RunAsync(Cancel, null, ("judge:timeout_seconds", "30"), ("run:judgements", "latest"));

        Assert.All(resumed, r => Assert.Null(r.Failure));
        Assert.Equal((12, 12 + 4), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        var run = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(again, "run.json"), Cancel))!;
        Assert.Equal(
            """{"replies":12,"replies_reused":12,"judgements":12,"judgements_reused":8,"unparsed":0,"errors":0,"judge_prompt_tokens":40,"judge_output_tokens":20}""",
            run["judging"]!.ToJsonString());
    }

    [Fact]
    public async Task RunAsync_JudgeThatThrows_IsAnErrorThatKeepsTheReplies()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = (prompt, _) => prompt.Contains("prose-3 turn 2", StringComparison.Ordinal)
                    ? throw new HttpRequestException("503 (overloaded)")
                    : Task.FromResult("[[7]]"),
            },
        };

        var (folder, reports) = await suite.RunAsync(Cancel, ["prose"]);

        Assert.StartsWith(
            "essays / prose: score 7.00, 95 % interval 7.00 to 7.00, no minimum. 1 of 3 items got no reply, which always fails.\n"
            + "3 items: 2 scored, 0 unparsed, 1 errors\n  error #prose-3: Write prose 3.\n"
            + "    error: the judge (judge), turn 2: HttpRequestException: 503 (overloaded)\n",
            reports[0].Failure,
            StringComparison.Ordinal);
        var item = PredictionFile.Read(Path.Join(folder, "predictions", "essays", "prose.jsonl")).Single(i => i.Outcome == Outcome.Error);
        Assert.Equal(("reply to 'Shorter!'", null), (item.Reply, item.Score));
        Assert.Equal(6, File.ReadLines(Path.Join(folder, "replies", "essays", "prose.jsonl")).Count());
    }

    [Fact]
    public async Task RunAsync_ErrorInASubject_LeavesItsComputedRowsWithoutANumber()
    {
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Judge = (prompt, _) => prompt.Contains("prose-3", StringComparison.Ordinal) ? throw new HttpRequestException("503") : Task.FromResult("[[7]]"),
            },
        };

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("gates:essays:minimum", "5"));

        Assert.StartsWith(
            "essays / Total: no score. 1 of 6 items got no reply, which always fails.\n6 items: 5 scored,", reports[2].Failure, StringComparison.Ordinal);
        Assert.Contains("essays,-,-,-,-\n", await File.ReadAllTextAsync(Path.Join(folder, "summary.csv"), Cancel), StringComparison.Ordinal);
    }

    private static int Errors(string folder) =>
        File.ReadLines(Path.Join(folder, "subjects.csv")).Skip(1).Sum(l => int.Parse(l.Split(',')[8], System.Globalization.CultureInfo.InvariantCulture));

    private static string Row(string folder) => File.ReadLines(Path.Join(folder, "subjects.csv")).Single(l => l.StartsWith("essays,prose", StringComparison.Ordinal));

    private static List<JudgementLine> Judgements(string folder, string subject = "prose") =>
        [.. LineReader.Read<JudgementLine>(Path.Join(folder, "judgements", "essays", subject + ".jsonl"), "a judgement")];
}
