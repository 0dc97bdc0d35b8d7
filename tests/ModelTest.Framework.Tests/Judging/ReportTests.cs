using System.Text.Json.Nodes;
using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

/// <summary>Tables and numbers that judged datasets make themselves.</summary>
public sealed class ReportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Tables_AreWrittenWithNamesOfModelAndJudge()
    {
        using var suite = Suite(new AskingDataset(_ => Task.FromResult(new ItemScore(4)))
        {
            Tables = (results, model, judge) => [new ReportFile($"essays-judged-by--{judge}/x.csv", $"{model},{results[0].Score}\r\n")],
        });

        var (folder, _) = await suite.RunAsync(Cancel);

        var table = Assert.Single(Directory.GetFiles(Path.Join(folder, "tables")));
        Assert.StartsWith("essays-judged-by--judge_x.csv~", Path.GetFileName(table), StringComparison.Ordinal);
        Assert.Equal("model,4\r\n", await File.ReadAllTextAsync(table, Cancel));
    }

    [Fact]
    public async Task RunAsync_TablesOfARunWithErrors_AreNotMade()
    {
        using var suite = Suite(new AskingDataset(_ => throw new InvalidOperationException("no"))
        {
            Tables = (_, _, _) => throw new InvalidOperationException("called"),
        });

        var (folder, _) = await suite.RunAsync(Cancel);

        Assert.False(Directory.Exists(Path.Join(folder, "tables")));
        Assert.Null(Run(folder)["notes"]);
    }

    [Fact]
    public async Task RunAsync_TablesThatThrow_AreNotedAndTheRunHasItsReports()
    {
        using var suite = Suite(new AskingDataset(_ => Task.FromResult(new ItemScore(4))) { Tables = (_, _, _) => throw new FormatException("x") });

        var (folder, _) = await suite.RunAsync(Cancel);

        Assert.Equal("the tables of essays could not be made: FormatException: x", Run(folder)["notes"]![0]!.GetValue<string>());
        Assert.Equal("completed", Run(folder)["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task RunAsync_NumberThatThrows_IsToldInItsGateAndTheReports()
    {
        using var suite = Suite(new AskingDataset(_ => Task.FromResult(new ItemScore(4)))
        {
            Group = new SubjectGroup("essays", "Total", ["all"]) { Compute = _ => throw new FormatException("x") },
        });

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("gates:essays:minimum", "2"));

        Assert.StartsWith("essays / Total: could not be computed: FormatException: x\n", reports[1].Failure, StringComparison.Ordinal);
        Assert.Equal("'Total' of essays could not be computed: FormatException: x", Run(folder)["notes"]![0]!.GetValue<string>());
        Assert.Equal("FormatException: x", Run(folder)["aggregates"]![0]!["problem"]!.GetValue<string>());
        Assert.Contains("essays,-,-,-,-\n", await File.ReadAllTextAsync(Path.Join(folder, "summary.csv"), Cancel), StringComparison.Ordinal);
        Assert.Contains("essays: {'error': \"FormatException: x\"}", await File.ReadAllTextAsync(Path.Join(folder, "summary.txt"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OverallMinimumWithoutAHeadline_IsOfTheAverage()
    {
        using var suite = Suite(new AskingDataset(_ => Task.FromResult(new ItemScore(4))));

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("gates:essays:minimum", "4.5"));

        Assert.StartsWith("essays: score 4.00, below the minimum 4.5.\n", reports[1].Failure, StringComparison.Ordinal);
        Assert.Equal(("overall", "4.00"), (Run(folder)["aggregates"]![0]!["title"]!.GetValue<string>(), Run(folder)["aggregates"]![0]!["shown"]!.GetValue<string>()));
    }

    [Fact]
    public async Task EvaluateAsync_WithoutAJudge_PointsToTheWayWithOne()
    {
        IDataset dataset = new AskingDataset(_ => Task.FromResult(new ItemScore(4)));
        await using var model = new ScriptedModel((_, _) => Task.FromResult(""), new ModelInfo
        {
            Name = "m", Engine = "e", Device = "d", Fingerprint = "f", Template = "none", ContextLength = 100,
        });

        var e = await Assert.ThrowsAsync<NotSupportedException>(() => dataset.EvaluateAsync(dataset.Subjects[0], new EssayItem("1", ""), model, Cancel));

        Assert.Equal("essays is graded by a judge: use JudgedItem.RunAsync.", e.Message);
    }

    [Theory]
    [InlineData(1, 10, "1 to 10")]
    [InlineData(-100, 100, "-100 to 100")]
    public void ToString_Scale_IsItsEnds(double lowest, double highest, string expected) =>
        Assert.Equal(expected, new ScoreScale(lowest, highest).ToString());

    private static JudgingSuite Suite(IJudgedDataset dataset) => new() { Dataset = dataset };

    private static JsonNode Run(string folder) => JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!;
}
