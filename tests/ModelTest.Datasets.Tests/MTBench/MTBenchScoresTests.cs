using ModelTest.Datasets.MTBench;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchScoresTests
{
    [Fact]
    public void Of_Replies_AveragesAllRatingsAndLeavesOutTheUnread()
    {
        var scores = MTBenchScores.Of([new("math", 1, 9), new("math", 2, null), new("stem", 1, 6), new("stem", 2, 3)]);

        Assert.Equal(new MTBenchScores(7.5, 3, 6), scores);
    }

    [Fact]
    public void Of_NothingRead_IsNaN() =>
        Assert.Equal(new MTBenchScores(double.NaN, double.NaN, double.NaN), MTBenchScores.Of([new("math", 1, null)]));
}
