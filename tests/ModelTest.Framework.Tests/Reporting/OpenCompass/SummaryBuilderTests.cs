using ModelTest.Datasets;
using ModelTest.Reporting.OpenCompass;
using ModelTest.Scoring;

namespace ModelTest.Tests.Reporting.OpenCompass;

public sealed class SummaryBuilderTests
{
    private static readonly Subject Law = new("law", "Humanities");
    private static readonly Subject Logic = new("logic", "Humanities");
    private static readonly TableDataset Two = new([Law, Logic], [new("ceval-humanities", "Humanities", ["law", "logic"])]);

    [Fact]
    public void Build_OfAPublishedRun_HasThePublishedGroupAverages()
    {
        var all = PublishedRun.Subjects;
        var groups = all.Select(s => s.Group).Distinct()
            .Select(g => new SubjectGroup($"ceval-{g}", g, [.. all.Where(s => s.Group == g).Select(s => s.Name)]))
            .Append(new("ceval-hard", "Hard", [.. all.Where(s => s.IsHard).Select(s => s.Name)]))
            .Append(new("ceval", "All", [.. all.Select(s => s.Name)]));
        var dataset = new TableDataset([.. all.Select(s => new Subject(s.Name, s.Group))], [.. groups]);
        // Of 10,000 items, so that the scores are the printed ones.
        var results = all.Zip(dataset.Subjects, (p, s) => TableDataset.Result(s, (int)Math.Round(p.Score * 100), 10_000)).ToList();

        var cells = new SummaryBuilder().Add(dataset, results).Build("m").Cells();

        Assert.Equal(1 + 52 + 6, cells.Count);
        Assert.Equal(
            ["39.21", "57.43", "50.23", "44.62", "32.00", "46.19"],
            cells.Skip(53).Select(c => c[4]));
        Assert.All(cells.Skip(53), c => Assert.Equal(("-", "naive_average", "gen"), (c[1], c[2], c[3])));
    }

    [Fact]
    public void Build_OfSubjectsOfDifferentSize_WeighsThemAlike()
    {
        var summary = Build(TableDataset.Result(Law, 9, 19), TableDataset.Result(Logic, 1, 100));

        Assert.Equal(new SummaryRow("ceval-law", "a1b2c3", "accuracy", "gen", 47.36842105263158), summary.Rows[0]);
        Assert.Equal((47.36842105263158 + 1) / 2, summary.Rows[2].Score);
        Assert.Equal("{'accuracy': 47.36842105263158}", summary.Raw[0].Value);
        Assert.Equal("{'accuracy': 1.0}", summary.Raw[1].Value);
    }

    [Fact]
    public void Build_GroupThatTheDatasetComputes_IsInPercentToo()
    {
        var dataset = new TableDataset([Law, Logic], [new("ceval-weighted", "weighted", ["law", "logic"])
        {
            Metric = "weighted_average", Compute = results => (double)results.Sum(r => r.Correct) / results.Sum(r => r.Items.Count),
        }]);

        var summary = new SummaryBuilder().Add(dataset, [TableDataset.Result(Law, 9, 20), TableDataset.Result(Logic, 1, 60)]).Build("m");

        Assert.Equal(("weighted_average", 12.5), (summary.Rows[2].Metric, summary.Rows[2].Score));
        Assert.Equal("{'weighted_average': 12.5}", summary.Raw[2].Value);
    }

    [Fact]
    public void Build_WithASubjectMissing_HasDashesForItAndItsGroup()
    {
        var summary = Build(TableDataset.Result(Law, 9, 19));

        Assert.Equal([SummaryRow.Missing("ceval-logic"), SummaryRow.Missing("ceval-humanities")], summary.Rows.Skip(1));
        Assert.Equal(
            [new("ceval-law", "{'accuracy': 47.36842105263158}"), new("ceval-humanities", "{'error': \"missing metrics: ['ceval-logic']\"}")],
            summary.Raw);
    }

    [Fact]
    public void Build_WithAnItemWithoutReply_HasNoScore() =>
        Assert.Equal(
            SummaryRow.Missing("ceval-law"),
            Build(TableDataset.Result(Law, 9, 10, rest: Outcome.Error), TableDataset.Result(Logic, 1, 2)).Rows[0]);

    [Fact]
    public void Build_WithUnparsedItems_CountsThemWrong() =>
        Assert.Equal(90, Build(TableDataset.Result(Law, 9, 10, rest: Outcome.Unparsed)).Rows[0].Score);

    [Fact]
    public void Build_WithNothingRun_LeavesTheGroupOut() =>
        Assert.Equal([SummaryRow.Missing("ceval-law"), SummaryRow.Missing("ceval-logic")], Build().Rows);

    [Theory]
    [InlineData("ppl", "ppl")]
    [InlineData("clp", "unknown")]
    public void Build_OfAMode_NamesItAsOpenCompassDoes(string mode, string expected)
    {
        var dataset = new TableDataset([Law], [], mode);

        Assert.Equal(expected, new SummaryBuilder().Add(dataset, [TableDataset.Result(Law, 1, 2)]).Build("m").Rows[0].Mode);
    }

    [Fact]
    public void Build_OfTwoDatasets_PutsGroupsLast()
    {
        var other = new TableDataset([new("extra", "X")], []);

        var summary = new SummaryBuilder().Add(Two, [TableDataset.Result(Law, 1, 2), TableDataset.Result(Logic, 1, 2)])
            .Add(other, [TableDataset.Result(other.Subjects[0], 1, 4)]).Build("m");

        Assert.Equal(["ceval-law", "ceval-logic", "ceval-extra", "ceval-humanities"], summary.Rows.Select(r => r.Dataset));
    }

    private static Summary Build(params SubjectResult[] results) => new SummaryBuilder().Add(Two, results).Build("m");
}
