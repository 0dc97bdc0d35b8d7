using ModelTest.Statistics.Agreement;

namespace ModelTest.Tests.Statistics.Agreement;

public sealed class JudgeBiasTests
{
    [Fact]
    public void RatingAgreement_Decimals_CountsADifferenceOfOneAsWithin()
    {
        // 8.3 - 7.3 is 1.0000000000000009 in binary.
        var agreement = RatingAgreement.Of([5, 8.3, 1, 9], [5, 7.3, 3, 9.5]);

        Assert.Equal(new RatingAgreement(0.25, 0.75, 4), agreement);
    }

    [Fact]
    public void PositionConsistency_AllPairsOfVerdicts_AddsUp()
    {
        // Shown first and second: won both, tied both, lost both; won then lost, won then tied; lost then won; tied then won.
        var consistency = PositionConsistency.Of([1, 0.5, 0, 1, 1, 0, 0.5, 0.5], [1, 0.5, 0, 0, 0.5, 1, 1, 0]);

        Assert.Equal(new PositionConsistency(3 / 8.0, 3 / 8.0, 2 / 8.0, 8), consistency);
    }

    [Fact]
    public void LengthBias_LongerAnswers_CountsDecidedBattlesOnly()
    {
        // Longer won, longer lost, shorter lost (the longer opponent won), a tie, equal lengths.
        var bias = LengthBias.Of([10, 20, -30, 40, 0], [1, 0, 0, 0.5, 1]);

        Assert.Equal(2 / 3.0, bias.LongerWins, 12);
        Assert.Equal(3, bias.Decided);
        Assert.Equal(5, bias.Count);
    }

    [Fact]
    public void LengthBias_ScoresThatFollowTheLength_AreFullyCorrelated()
    {
        var bias = LengthBias.Of([-200, -5, 7, 90], [0.1, 0.2, 0.6, 0.9]);

        Assert.Equal(1, bias.LongerWins);
        Assert.Equal(1, bias.Correlation, 12);
    }

    [Fact]
    public void LengthBias_TiesOnly_IsNotANumber()
    {
        var bias = LengthBias.Of([3, -4], [0.5, 0.5]);

        Assert.True(double.IsNaN(bias.LongerWins));
        Assert.True(double.IsNaN(bias.Correlation));
        Assert.Equal(0, bias.Decided);
    }

    [Fact]
    public void All_Nothing_Throws()
    {
        Assert.Throws<ArgumentException>(() => RatingAgreement.Of([], []));
        Assert.Throws<ArgumentException>(() => PositionConsistency.Of([], []));
        Assert.Throws<ArgumentException>(() => LengthBias.Of([], []));
        Assert.Throws<ArgumentException>(() => LengthBias.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Correlations.KendallTauB([1], []));
    }
}
