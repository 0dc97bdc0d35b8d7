using ModelTest.Statistics.Pairwise;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Pairwise;

public sealed class ScoreBootstrapTests
{
    [Fact]
    public void Run_TwoModels_ResamplesEachInTheOrderOfNames()
    {
        Battle[] battles = [new("b", "base", 1, 3), new("a", "base", 0), new("b", "base", 0.5), new("a", "base", 1)];

        var scores = ScoreBootstrap.Run(battles, rounds: 20, seed: 1);

        double[] a = [0, 1], b = [1, 1, 1, 0.5];
        var random = new NumpyRandom(1);
        var means = Enumerable.Range(0, 20)
            .Select(_ => (A: 100 * random.Resample(2).Average(i => a[i]), B: 100 * random.Resample(4).Average(i => b[i]))).ToArray();
        Assert.Equal(["a", "b"], scores.Keys);
        Assert.Equal(means.Average(m => m.A), scores["a"].Score, 10);
        Assert.Equal(means.Average(m => m.B), scores["b"].Score, 10);
        Assert.Equal(Percentile.Between([.. means.Select(m => m.B)], 5, 95), scores["b"].Interval);
    }

    [Fact]
    public void Run_OneScoreOnly_HasNoWidth()
    {
        var score = ScoreBootstrap.Run([new("a", "base", 0.5), new("a", "base", 0.5, 3)])["a"];

        Assert.Equal(50, score.Score);
        Assert.Equal(score.Interval.Low, score.Interval.High);
    }

    [Fact]
    public void Run_ManyBattles_HasTheIntervalOfTheNormalDistribution()
    {
        Battle[] battles = [.. Enumerable.Range(0, 1000).Select(i => new Battle("a", "base", i % 5 < 2 ? 1 : 0))];

        var score = ScoreBootstrap.Run(battles, rounds: 2000)["a"];

        // 40 % of 1000: standard error 1.549 points, 5 % and 95 % at 1.645 of it.
        Assert.Equal(40, score.Score, 0.15);
        Assert.Equal(40 - 2.548, score.Interval.Low, 0.3);
        Assert.Equal(40 + 2.548, score.Interval.High, 0.3);
    }

    [Fact]
    public void Run_NoRounds_Throws() =>
        Assert.Equal("rounds", Assert.Throws<ArgumentOutOfRangeException>(() => ScoreBootstrap.Run([new("a", "base", 1)], rounds: 0)).ParamName);

    [Fact]
    public void Run_NoBattles_HasNoScores() => Assert.Empty(ScoreBootstrap.Run([]));
}
