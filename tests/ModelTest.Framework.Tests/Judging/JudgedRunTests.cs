using System.Text.Json.Nodes;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>A judged dataset through the runner, with a judge that behaves.</summary>
public sealed class JudgedRunTests : IDisposable
{
    private readonly JudgingSuite suite = new()
    {
        // 3 to the first turn, 8 to the second, of verse 6 and 9.
        Engine = new ScriptedEngine
        {
            Judge = (prompt, _) => Task.FromResult(
                $"So. [[{(prompt.Contains("turn 1", StringComparison.Ordinal) ? 3 : 8) + (prompt.Contains("verse", StringComparison.Ordinal) ? 1 : 0)}]]"),
        },
    };

    public void Dispose() => suite.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Subjects_AskModelAndJudgeOncePerTurn()
    {
        var (_, reports) = await suite.RunAsync(Cancel);

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal((12, 12), (suite.Engine.Asked("model"), suite.Engine.Asked("judge")));
        Assert.All(suite.Engine.Opened, m => Assert.True(m.Disposed));
        Assert.StartsWith(
            "essays / prose: 5.50 on the scale 1 to 10, 95 % interval 5.5 to 5.5, no minimum, model model\n3 items: 3 scored, 0 unparsed, 0 errors\n",
            reports[0].Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SecondTurn_SeesTheFirstReply()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);

        var item = PredictionFile.Read(Path.Join(folder, "predictions", "essays", "prose.jsonl")).Single(i => i.Id == "prose-2");
        Assert.Equal(["Write prose 2.", "reply to 'Write prose 2.'", "Shorter!"], item.Prompt!.Turns.Select(t => t.Text));
        Assert.Equal(("reply to 'Shorter!'", 5.5, 2.0, Outcome.Scored), (item.Reply, item.Score, item.Weight, item.Outcome));
    }

    [Fact]
    public async Task RunAsync_SubjectsCsv_HoldsMeansInTheDatasetsUnits()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);

        Assert.Equal(
            ["essays,prose,Writing,gen,3,,,0,0,5.5,5.5,5.5,,pass", "60,132"],
            [.. File.ReadLines(Path.Join(folder, "subjects.csv")).Skip(1).SelectMany(l => new[] { l[..l.IndexOf("pass", StringComparison.Ordinal)] + "pass", l[^6..] })]);
    }

    [Fact]
    public async Task RunAsync_Summary_HoldsComputedRowsInOrder()
    {
        var (folder, _) = await suite.RunAsync(Cancel);

        Assert.Equal(
            """
            dataset,version,metric,mode,model
            essays-prose,e55a1e,score,gen,5.50
            essays-verse,e55a1e,score,gen,6.50
            essays,-,total,gen,6.00
            essays-second,-,score,gen,8.50

            """,
            await File.ReadAllTextAsync(Path.Join(folder, "summary.csv"), Cancel));
        Assert.Contains("essays: {'total': 6.0}", await File.ReadAllTextAsync(Path.Join(folder, "summary.txt"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RunJson_NamesJudgeScaleAndAggregates()
    {
        var (folder, _) = await suite.RunAsync(Cancel);

        var run = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(folder, "run.json"), Cancel))!;
        Assert.Equal(new string('A', 64), run["judge"]!["fingerprint"]!.GetValue<string>());
        Assert.Equal("""{"lowest":1,"highest":10,"decimals":2}""", run["datasets"]![0]!["scale"]!.ToJsonString());
        Assert.Equal(
            """{"dataset":"essays","name":"essays","title":"Total","metric":"total","score":6,"ci_low":2,"ci_high":9,"shown":"6.00","shown_interval":"2.00 \u2013 9.00","diagnostic":false}""",
            run["aggregates"]![0]!.ToJsonString());
        Assert.Equal(("100.0", true), (run["aggregates"]![2]!["shown"]!.GetValue<string>(), run["aggregates"]![2]!["diagnostic"]!.GetValue<bool>()));
        Assert.Equal((12, 0), (run["judging"]!["judgements"]!.GetValue<int>(), run["judging"]!["unparsed"]!.GetValue<int>()));
        Assert.Equal((6, 6, 0), (Total(run, "items"), Total(run, "judged"), Total(run, "correct")));
    }

    [Fact]
    public async Task RunAsync_Reports_ShowScoresOfTheScaleAndTheJudge()
    {
        var (folder, _) = await suite.RunAsync(Cancel);

        var markdown = await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel);
        Assert.Contains("6 items judged; all tests passed.", markdown, StringComparison.Ordinal);
        Assert.Contains("mode gen, score, 1 to 10, judged by judge, 95 % intervals", markdown, StringComparison.Ordinal);
        Assert.Contains("| prose | 5.50 | 5.50 – 5.50 | 0.00 | 3 | 0 | 0 |  |  |", markdown, StringComparison.Ordinal);
        Assert.Contains("| **Total** | 6.00 | 2.00 – 9.00 |  | | | |  |  |", markdown, StringComparison.Ordinal);
        Assert.Contains("| **Parsed** | 100.0 |  |  | | | |  |  |", markdown, StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(Path.Join(folder, "report.html"), Cancel);
        Assert.Contains("\"n\":\"turn 2: 8\",\"r\":\"So. [[8]]\"", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"fill\" width=\"50%\" height=\"100%\"/>", html, StringComparison.Ordinal);
        Assert.Contains("<b>6.00</b> essays", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_JudgementsFile_HasALinePerJudgement()
    {
        var (folder, _) = await suite.RunAsync(Cancel, ["verse"]);

        var lines = LineReader.Read<JudgementLine>(Path.Join(folder, "judgements", "essays", "verse.jsonl"), "a judgement").ToList();
        Assert.Equal(6, lines.Count);
        var line = lines.Single(l => l is { Item: "verse-1", Name: "turn 2" });
        Assert.Equal("Rate verse-1 turn 2: reply to 'Shorter!'", line.Prompt.Single().Content);
        Assert.Equal(("So. [[9]]", 9.0, JudgementOutcome.Parsed, 1, 10, 9), (line.Reply, line.Rating, line.Outcome, line.Attempt, line.PromptTokens, line.OutputTokens));
        Assert.Equal(6, File.ReadLines(Path.Join(folder, "replies", "essays", "verse.jsonl")).Count());
    }

    [Theory]
    [InlineData("gates:essays:subjects:prose:minimum", "5.6", "essays / prose: score 5.50, 95 % interval 5.50 to 5.50, below the minimum 5.6.")]
    [InlineData("gates:essays:minimum", "6.5", "essays / Total: score 6.00, 95 % interval 2.00 to 9.00, below the minimum 6.5.")]
    [InlineData("gates:essays:groups:Second turn:minimum", "8.6", "essays / Second turn: score 8.50, below the minimum 8.6.")]
    [InlineData("gates:essays:groups:essays-parsed:minimum", "100", null)]
    public async Task RunAsync_Minimum_IsInTheUnitsOfItsRow(string key, string minimum, string? expected)
    {
        var (folder, reports) = await suite.RunAsync(Cancel, null, (key, minimum));

        var failure = reports.SingleOrDefault(r => r.Failure is not null)?.Failure;
        if (expected is null)
        {
            Assert.Null(failure);
            return;
        }
        Assert.StartsWith(expected, failure, StringComparison.Ordinal);
        Assert.Contains("fail", await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BelowTheMinimum_ShowsTheLowestItems()
    {
        var (_, reports) = await suite.RunAsync(Cancel, ["prose"], ("gates:essays:subjects:prose:minimum", "9"));

        Assert.Contains(
            "3 items: 3 scored, 0 unparsed, 0 errors\n  scored #prose-1: Write prose 1.\n    score 5.50 of 1 to 10, judge: So. [[8]]\n",
            reports[0].Failure,
            StringComparison.Ordinal);
    }

    private static int Total(JsonNode run, string key) => run["totals"]![key]!.GetValue<int>();
}
