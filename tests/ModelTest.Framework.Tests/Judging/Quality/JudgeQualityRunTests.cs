using System.Text.Json.Nodes;
using ModelTest.Problems;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Judging.Quality;

/// <summary>The quality of a judge by a run's own judgements, through the runner, with scripted judges.</summary>
public sealed class JudgeQualityRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_JudgeThatGoesByOrder_IsShownInEveryReport()
    {
        // Stands by its verdict on tasks 1 and 2, and says A on the others.
        using var suite = Duels((prompt, _) => Task.FromResult(TaskOf(prompt) > 2 || prompt.Contains("A: reply", StringComparison.Ordinal) ? "[[A]]" : "[[B]]"));

        var (folder, reports) = await suite.RunAsync(Cancel);

        Assert.All(reports, r => Assert.Null(r.Failure));
        var quality = await QualityAsync(folder);
        Assert.Equal("duels", quality["dataset"]!.GetValue<string>());
        Assert.Equal((8, 0.0), (quality["judgements"]!.GetValue<int>(), quality["unparsed"]!.GetValue<double>()));
        Assert.Equal(
            (4, 0.5, 0.5, 0.0),
            (quality["swapped_pairs"]!.GetValue<int>(), Number(quality, "consistent"), Number(quality, "favours_first"), Number(quality, "favours_second")));
        Assert.Null(quality["outcome"]);
        string[] shown =
        [
            "8 judgements, 0 unparsed (0.0 %)",
            "both orders: 50.0 % of 4 pairs judged the same, 50.0 % in favour of the reply shown first, 0.0 % of the second",
            "length: the longer reply won 100.0 % of 2 pairs with a winner",
        ];
        Assert.Equal(shown, quality["shown"]!.AsArray().Select(l => l!.GetValue<string>()));
        var markdown = await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel);
        Assert.Contains($"## Judge\n\njudge; 95 % intervals in parentheses\n\n| dataset | quality of its judgements | |\n|:--|:--|:--|\n| duels | {shown[0]} |  |\n|  | {shown[1]} |  |\n", markdown, StringComparison.Ordinal);
        var html = await File.ReadAllTextAsync(Path.Join(folder, "report.html"), Cancel);
        Assert.Contains($"<tr><td>duels<td>{shown[0]}<br>{shown[1]}<br>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RatedReplies_CorrelateLengthAndScore()
    {
        // The longer the worse.
        using var suite = new JudgingSuite
        {
            Engine = new ScriptedEngine
            {
                Model = (prompt, _) => Task.FromResult(string.Concat(Enumerable.Repeat("𠮷", TaskOf(prompt)))),
                Judge = (prompt, _) => Task.FromResult($"[[{9 - prompt.EnumerateRunes().Count(r => r.Value == 0x20BB7)}]]"),
            },
        };

        var (folder, _) = await suite.RunAsync(Cancel, ["prose"]);

        var quality = await QualityAsync(folder);
        Assert.Equal(-1, Number(quality, "length_correlation"), 12);
        Assert.Equal(
            ["6 judgements, 0 unparsed (0.0 %)", "length: Spearman's ρ of length and score -1.00 (n 3)"],
            quality["shown"]!.AsArray().Select(l => l!.GetValue<string>()));
    }

    [Theory]
    [InlineData("minimum_consistency", "0.5", null)]
    [InlineData("minimum_consistency", "0.51", "consistency 0.5000, below the minimum 0.51: 2 of 4 pairs are judged the same in both orders.")]
    [InlineData("maximum_unparsed", "0", null)]
    public async Task RunAsync_Gate_IsATestOfItsOwn(string gate, string value, string? failure)
    {
        using var suite = Duels((prompt, _) => Task.FromResult(TaskOf(prompt) > 2 || prompt.Contains("A: reply", StringComparison.Ordinal) ? "[[A]]" : "[[B]]"));

        var (folder, reports) = await suite.RunAsync(Cancel, null, ($"gates:judge:{gate}", value));

        Assert.Equal(2, reports.Length);
        Assert.StartsWith("duels / (judge): judge\n8 judgements, 0 unparsed (0.0 %)\n", reports[1].Text, StringComparison.Ordinal);
        var run = await RunAsync(folder);
        Assert.Equal(failure is null ? "pass" : "fail", (await QualityAsync(folder))["outcome"]!.GetValue<string>());
        Assert.Equal((failure is null ? 2 : 1, failure is null ? 0 : 1), (run["totals"]!["passed"]!.GetValue<int>(), run["totals"]!["failed"]!.GetValue<int>()));
        if (failure is null)
        {
            Assert.Null(reports[1].Failure);
            return;
        }
        Assert.Equal(
            $"""
            duels / (judge): judge is not good enough here.
              {failure}
            Pairs that are judged by their order:
              all #3: the same reply got 1 shown first (game 1) and 0 shown second (game 2)
              all #4: the same reply got 1 shown first (game 1) and 0 shown second (game 2)
            All judgements: {Path.Join(folder, "judgements", "duels")}
            """.ReplaceLineEndings("\n"),
            reports[1].Failure);
        Assert.Contains("| duels | 8 judgements, 0 unparsed (0.0 %) | **fail** |", await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel), StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge fail\">fail</span></tr>", await File.ReadAllTextAsync(Path.Join(folder, "report.html"), Cancel), StringComparison.Ordinal);
        Assert.Equal("0.51", run["settings"]!["gates"]!["judge"]!["minimum_consistency"]!.ToJsonString());
    }

    [Fact]
    public async Task RunAsync_TooMuchUnparsed_FailsWithWhatCouldNotBeRead()
    {
        using var suite = Duels((prompt, _) => Task.FromResult(TaskOf(prompt) == 4 ? "Both are fine." : "[[C]]"));

        var (_, reports) = await suite.RunAsync(Cancel, null, ("gates:judge:maximum_unparsed", "0.2"));

        Assert.Contains(
            """
              unparsed 0.2500, above the maximum 0.2: 2 of 8 judgements.
            Judgements that could not be read:
              all #4, game 1: no verdict in double brackets, in 'Both are fine.'
              all #4, game 2: no verdict in double brackets, in 'Both are fine.'
            """.ReplaceLineEndings("\n"),
            reports[1].Failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ConsistencyOfOneOrder_IsNotChecked()
    {
        using var suite = new JudgingSuite
        {
            Dataset = new DuelDataset { BothOrders = false },
            Engine = new ScriptedEngine { Judge = (_, _) => Task.FromResult("[[A]]") },
        };

        var (_, reports) = await suite.RunAsync(Cancel, null, ("gates:judge:minimum_consistency", "0.9"));

        Assert.Null(reports[1].Failure);
        Assert.EndsWith("\nnot checked: consistency, as no pair was judged in both orders", reports[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void DatasetRows_Gate_IsOfTheDatasetWithoutSubjectOrCategory()
    {
        using var suite = new JudgingSuite();
        var built = suite.Build(("gates:judge:maximum_unparsed", "0.1"));

        var row = DatasetRows.Of(built, built.Dataset("essays"))[^1];

        Assert.Equal(("essays / (judge)", RowKind.Judge), (row.DisplayName, row.Kind));
        Assert.Equal(["Dataset"], row.Traits.Keys);
    }

    [Theory]
    [InlineData("gates:judge:minimum_kapa", "0.5", "unknown key, value '0.5'. Fix: did you mean 'minimum_kappa'?")]
    [InlineData("gates:judge:minimum_kappa", "1.5", "is '1.5', out of range. Fix: give -1 to 1.")]
    [InlineData("gates:judge:minimum_agreement", "90", "is '90', not a fraction from 0 to 1. Fix: write 0.9 for 90 %.")]
    [InlineData("gates:judges:minimum_kappa", "0.5", "Fix: did you mean 'judge'?")]
    public void Build_WrongGate_NamesKeyAndFix(string key, string value, string expected)
    {
        using var suite = new JudgingSuite();

        var e = Assert.Throws<InputException>(() => suite.Build((key, value)));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    private static JudgingSuite Duels(Func<string, CancellationToken, Task<string>> judge) =>
        new() { Dataset = new DuelDataset(), Engine = new ScriptedEngine { Judge = judge } };

    // Task 3. is 3.
    private static int TaskOf(string prompt) => prompt.SkipWhile(c => !char.IsAsciiDigit(c)).Select(c => c - '0').FirstOrDefault(1);

    private static double Number(JsonNode node, string key) => node[key]!.GetValue<double>();

    private static async Task<JsonNode> RunAsync(string folder) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(folder, "run.json"), Cancel))!;

    private static async Task<JsonNode> QualityAsync(string folder) => (await RunAsync(folder))["judge_quality"]![0]!;
}
