using CsCheck;
using ModelTest.Datasets.AlpacaEval;

namespace ModelTest.Datasets.Tests.AlpacaEval;

public sealed class AlpacaEvalScoreTests
{
    // The leaderboard of AlpacaEval 2.
    [Theory]
    [InlineData(64, 737, 4, 8.198757763975156)]
    [InlineData(57, 742, 6, 7.453416149068323)]
    [InlineData(575, 225, 5, 71.73913043478261)]
    [InlineData(17, 785, 3, 2.298136645962733)]
    [InlineData(676, 129, 0, 83.97515527950311)]
    [InlineData(0, 0, 805, 50)]
    public void DiscreteWinRate_OfPublishedCounts_IsThePublishedOne(int wins, int baseline, int draws, double expected)
    {
        var score = AlpacaEvalScore.Of([.. Repeat(1.9, wins), .. Repeat(1.01, baseline), .. Repeat(1.5, draws)]);

        Assert.Equal(expected, score.DiscreteWinRate!.Value, 12);
        Assert.Equal((wins, baseline, draws, 805), (score.Wins, score.BaselineWins, score.Draws, score.Total));
    }

    [Fact]
    public void Of_TheBaselineItself_Is50Without()
    {
        var score = AlpacaEvalScore.Of(Repeat(AlpacaEvalPreferences.Tie, 805));

        Assert.Equal((50.0, 0.0, 50.0), (score.WinRate!.Value, score.StandardError!.Value, score.DiscreteWinRate!.Value));
    }

    // Mean and standard error from Python, n - 1 in the deviation.
    [Fact]
    public void Of_WeightedPreferences_HasMeanAndStandardError()
    {
        var score = AlpacaEvalScore.Of([1, 1.25, 1.5, 2, 1.75, 1.999, 1.0001, 1.5]);

        Assert.Equal(49.98875, score.WinRate!.Value, 12);
        Assert.Equal(14.166742421891291, score.StandardError!.Value, 12);
        Assert.Equal((3, 3, 2, 50.0), (score.Wins, score.BaselineWins, score.Draws, score.DiscreteWinRate!.Value));
    }

    [Fact]
    public void Of_OldTiesAndMissing_CountsTiesAndLeavesOutTheRest()
    {
        var score = AlpacaEvalScore.Of([0, null, double.NaN, 0.5, 2.5, 2]);

        Assert.Equal(new AlpacaEvalScore(75, 25, 75, 1, 0, 1), score);
    }

    [Fact]
    public void Of_Nothing_HasNoNumbers()
    {
        Assert.Equal(new AlpacaEvalScore(null, null, null, 0, 0, 0), AlpacaEvalScore.Of([null]));
        Assert.Equal(new AlpacaEvalScore(100, null, 100, 1, 0, 0), AlpacaEvalScore.Of([2]));
    }

    [Fact]
    public void Of_TurnedPreferences_AddsUpTo100() => Gen.Double[1, 2].List[2, 50].Sample(preferences =>
    {
        var model = AlpacaEvalScore.Of(preferences.Select(p => (double?)p));
        var baseline = AlpacaEvalScore.Of(preferences.Select(p => (double?)(3 - p)));
        return Math.Abs(model.WinRate!.Value + baseline.WinRate!.Value - 100) < 1e-9
            && Math.Abs(model.StandardError!.Value - baseline.StandardError!.Value) < 1e-9;
    });

    private static IEnumerable<double?> Repeat(double preference, int count) => Enumerable.Repeat<double?>(preference, count);
}
