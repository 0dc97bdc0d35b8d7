using ModelTest.Comparing;
using ModelTest.Statistics.Paired;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Comparing;

public sealed class JudgedComparisonTests : IDisposable
{
    private readonly JudgingSuite strong = Suite(_ => 8);
    private readonly JudgingSuite weak = Suite(prompt => prompt.Contains("prose-1", StringComparison.Ordinal) ? 3 : prompt.Contains("verse", StringComparison.Ordinal) ? 9 : 8);
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        strong.Dispose();
        weak.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Of_JudgedRuns_ComparesHeadlinesAndItemScores()
    {
        var comparison = await CompareAsync();

        var dataset = Assert.Single(comparison.Datasets);
        Assert.Equal(["overall", "Total", "Second turn", "prose", "verse"], dataset.Rows.Select(r => r.Title));
        // Prose fell by 5 for one of three items, verse rose by 1 for all.
        Assert.Equal(((1 - (5.0 / 3)) / 2, 8.0), (dataset.Rows[0].Cells[1].Against!.Difference, dataset.Rows[0].Cells[0].Score!.Value), Close);
        Assert.Equal(new PairedCounts(6, 1, 3), dataset.Rows[0].Cells[1].Against!.Counts);
        Assert.Equal((8.0, 7.67, null), (dataset.Rows[1].Cells[0].Score, dataset.Rows[1].Cells[1].Score, dataset.Rows[1].Cells[1].Against));
        Assert.Equal((2.0, 9.0), (dataset.Rows[1].Cells[0].Interval!.Value.Low, dataset.Rows[1].Cells[0].Interval!.Value.High));
        var verse = dataset.Rows[4].Cells[1].Against!;
        Assert.Equal((1.0, 1.0, 1.0), (verse.Difference, verse.Interval.Low, verse.Interval.High));
        Assert.Equal([("prose", "prose-1")], dataset.Disputed.Select(d => (d.Subject, d.Id)));
    }

    [Fact]
    public async Task Write_JudgedRuns_SpeaksOfScores()
    {
        ComparisonFiles.Write(await CompareAsync(), folder["out"]);

        var text = await File.ReadAllTextAsync(folder["out/comparison.md"], TestContext.Current.CancellationToken);
        Assert.Contains("| verse | 8.00 (8.00 – 8.00) | 9.00 (9.00 – 9.00) | +1.00 (+1.00 to +1.00), 0 lower, 3 higher, p 0.5000 |", text, StringComparison.Ordinal);
        Assert.Contains("| **Total** | 8.00 (2.00 – 9.00) | 7.67 (2.00 – 9.00) |  |", text, StringComparison.Ordinal);
        Assert.Contains("items whose scores are a fifth of the scale apart", await File.ReadAllTextAsync(folder["out/comparison.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<ModelComparison> CompareAsync()
    {
        var (first, _) = await strong.RunAsync(TestContext.Current.CancellationToken);
        var (second, _) = await weak.RunAsync(TestContext.Current.CancellationToken);
        return ComparedScene.Compare(first, second);
    }

    private static JudgingSuite Suite(Func<string, int> rate) =>
        new() { Engine = new ScriptedEngine { Judge = (prompt, _) => Task.FromResult($"[[{rate(prompt)}]]") } };

    private static bool Close((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) < 1e-12 && one.Item2 == other.Item2;
}
