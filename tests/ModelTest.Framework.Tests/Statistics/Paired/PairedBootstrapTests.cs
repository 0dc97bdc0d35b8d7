using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Statistics.Paired;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void At95_NoChange_IsAPoint()
    {
        var interval = PairedBootstrap.At95([.. Enumerable.Repeat(new PairedCounts(20, 0, 0), 12)]);
        Assert.Equal((0, 0), (interval.Low, interval.High));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(9, 20)]
    public void At95_FewSubjects_DrawsItems(int subjects, int items)
    {
        // The standard error of a mean of such items: sqrt((0.2 - 0.1^2) / n).
        var counts = Enumerable.Repeat(new PairedCounts(items, items * 3 / 20, items / 20), subjects).ToArray();
        var error = Math.Sqrt((0.2 - 0.01) / (items * subjects));

        var interval = PairedBootstrap.At95(counts, seed: 1);

        Assert.Equal(-0.1 - (1.96 * error), interval.Low, 0.2 * error);
        Assert.Equal(-0.1 + (1.96 * error), interval.High, 0.2 * error);
    }

    [Fact]
    public void At95_ManySubjects_DrawsSubjects()
    {
        // Half of the subjects lose a tenth of their items, half nothing: between them lies all there is to see.
        var counts = Enumerable.Range(0, 40).Select(i => new PairedCounts(1000, i % 2 == 0 ? 100 : 0, 0)).ToArray();
        var error = 0.05 / Math.Sqrt(40);

        var interval = PairedBootstrap.At95(counts, seed: 2);

        Assert.Equal(-0.05 - (1.96 * error), interval.Low, 0.2 * error);
        Assert.Equal(-0.05 + (1.96 * error), interval.High, 0.2 * error);
    }

    [Fact]
    public void At95_SameSeed_IsTheSame()
    {
        PairedCounts[] counts = [new(40, 3, 1), new(23, 0, 2)];
        Assert.Equal(PairedBootstrap.At95(counts, 5), PairedBootstrap.At95(counts, 5));
    }

    [Fact]
    public void ScoresAt95_Scores_CoversTheWeightedMean()
    {
        // Differences of 0 and 3, those of 3 with twice the weight: the mean is 2, its error that of a ratio.
        PairedScore[] items = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? new PairedScore(0) : new PairedScore(3, 2))];
        var error = Math.Sqrt(((200 * 4) + (200 * 4)) / (600.0 * 600));

        var interval = PairedBootstrap.ScoresAt95([items], seed: 3);

        Assert.Equal(2, PairedScore.Mean(items), 12);
        Assert.Equal(2 - (1.96 * error), interval.Low, 0.2 * error);
        Assert.Equal(2 + (1.96 * error), interval.High, 0.2 * error);
    }

    [Fact]
    public void ScoresAt95_OnesAndZeros_AreCounts() => Assert.Equal(
        PairedBootstrap.At95([new PairedCounts(3, 1, 1), new PairedCounts(2, 0, 1)], 4),
        PairedBootstrap.ScoresAt95([[new(-1), new(1), new(0)], [new(1), new(0)]], 4));

    [Fact]
    public void At95_SubjectWithoutItems_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => PairedBootstrap.At95([default]));
}
