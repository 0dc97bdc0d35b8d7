using ModelTest.Comparing;
using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Comparing;

public sealed class ModelComparisonTests : IDisposable
{
    private readonly ComparedScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Of_TwoRuns_PairsTheirItems()
    {
        var before = await scene.RunAsync("old", ComparedScene.Ids("law", 0, 2));
        var after = await scene.RunAsync("new", [.. ComparedScene.Ids("law", 1, 1), .. ComparedScene.Ids("physics", 0, 12)]);

        var dataset = Assert.Single(ComparedScene.Compare(before, after).Datasets);

        Assert.Equal(["overall", "STEM", "law", "physics", "biology"], dataset.Rows.Select(r => r.Title));
        var whole = dataset.Rows[0].Cells;
        Assert.Null(whole[0].Against);
        Assert.Equal((120, 118.0 / 120, 107.0 / 120), (whole[1].Items, whole[0].Score!.Value, whole[1].Score!.Value), Close);
        Assert.Equal(new PairedCounts(120, 12, 1), whole[1].Against!.Counts);
        Assert.Equal(-11.0 / 120, whole[1].Against!.Difference, 12);
        Assert.Equal(McNemar.TwoSided(new PairedCounts(120, 12, 1)), whole[1].Against!.P);
        Assert.Equal((true, true), (whole[1].Against!.IsSignificant, whole[1].Against!.IsLoss));
        var law = Row(dataset, "law");
        Assert.Equal(new PairedCounts(40, 0, 1), law.Counts);
        Assert.Equal(1.0, law.P, 12);
        Assert.False(law.IsSignificant);
        Assert.Equal(TangoOf(40, 0, 1), law.Interval);
    }

    [Fact]
    public async Task Of_Parts_AreAFamilyOfTheirOwn()
    {
        var before = await scene.RunAsync("old", []);
        var after = await scene.RunAsync("new", ComparedScene.Ids("physics", 0, 7));

        var dataset = ComparedScene.Compare(before, after).Datasets[0];

        // 7 of 7 both ways is 2/128: once for the whole, four times for STEM and the three subjects.
        Assert.Equal(2.0 / 128, dataset.Rows[0].Cells[1].Against!.Adjusted, 12);
        Assert.Equal(8.0 / 128, Row(dataset, "physics").Adjusted, 12);
        Assert.Equal(2.0 / 128, Row(dataset, "physics").P, 12);
        Assert.Equal(2.0 / 128, Row(dataset, "STEM").P, 12);
    }

    [Fact]
    public async Task Of_NamedReference_TurnsTheSigns()
    {
        var before = await scene.RunAsync("old", []);
        var after = await scene.RunAsync("new", ComparedScene.Ids("physics", 0, 12));

        var comparison = ComparedScene.Compare("new", [before, after]);

        var numbers = comparison.Datasets[0].Rows[0].Cells[0].Against!;
        Assert.Equal((12, 0, false), (numbers.Counts.Gained, numbers.Counts.Lost, comparison.HasLoss));
        Assert.True(numbers.IsSignificant);
        Assert.Equal("Against new: old is significantly better on fake.", ComparisonText.Verdict(comparison));
        Assert.Equal(["fake / overall: new", "fake / STEM: new", "fake / physics: new"], ComparedScene.Compare(before, after).Losses);
    }

    [Fact]
    public async Task Of_ThreeRuns_ComparesAllPairs()
    {
        var folders = new[]
        {
            await scene.RunAsync("a", []),
            await scene.RunAsync("b", ComparedScene.Ids("law", 0, 7)),
            await scene.RunAsync("c", ComparedScene.Ids("law", 0, 20)),
        };

        var dataset = ComparedScene.Compare(folders).Datasets[0];

        Assert.Equal([(0, 1, 7), (0, 2, 20), (1, 2, 13)], dataset.Pairs.Select(p => (p.First, p.Second, p.Numbers!.Counts.Lost)));
        // Holm over three pairs: the greatest p stays as it is.
        Assert.Equal(2.0 / 128, dataset.Pairs[0].Numbers!.Adjusted, 12);
        Assert.Equal(4 * Math.Pow(2, -13), dataset.Pairs[2].Numbers!.Adjusted, 12);
        Assert.Equal(("+10.83 ▲", "-10.83 ▼"), (PairText.Of(dataset, 1, 2), PairText.Of(dataset, 2, 1)));
        Assert.Equal("", PairText.Of(dataset, 1, 1));
    }

    [Fact]
    public async Task Of_Runs_ListsTheItemsTheyDisagreeOn()
    {
        var before = await scene.RunAsync("old", ["law-3", "biology-5"]);
        var after = await scene.RunAsync("new", ["biology-5", "physics-1"]);

        var disputed = ComparedScene.Compare(before, after).Datasets[0].Disputed;

        Assert.Equal([("law", "law-3", "A"), ("physics", "physics-1", "A")], disputed.Select(d => (d.Subject, d.Id, d.Gold)));
        Assert.Equal(["B", "A"], disputed[0].Results.Select(r => r!.Prediction));
    }

    [Fact]
    public async Task Of_ModelsOfTheSameName_AreToldByTheirFolders()
    {
        var folders = new[] { await scene.RunAsync("m", []), await scene.RunAsync("m", []) };

        Assert.Equal(
            folders.Select(f => $"m ({Path.GetFileName(f)})").Distinct().Count() == 2
                ? folders.Select(f => $"m ({Path.GetFileName(f)})")
                : [$"m ({Path.GetFileName(folders[0])})", $"m ({folders[1]})"],
            ComparedScene.Compare(folders).Runs.Select(r => r.Name));
    }

    private static PairedNumbers Row(ComparedDataset dataset, string title) => dataset.Rows.First(r => r.Title == title).Cells[1].Against!;

    private static ModelTest.Statistics.Interval TangoOf(int items, int lost, int gained) => TangoInterval.At95(new PairedCounts(items, lost, gained));

    private static bool Close((int, double, double) one, (int, double, double) other) =>
        one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-12 && Math.Abs(one.Item3 - other.Item3) < 1e-12;
}
