using ModelTest.Datasets.MTBench;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchWinRatesTests
{
    [Fact]
    public void Of_Matches_CountsATieWhereTheOrdersDisagree()
    {
        var rates = MTBenchWinRates.Of(
        [
            new(MTBenchVerdict.A, MTBenchVerdict.B),
            new(MTBenchVerdict.A, MTBenchVerdict.B),
            new(MTBenchVerdict.B, MTBenchVerdict.A),
            new(MTBenchVerdict.A, MTBenchVerdict.A),
            new(MTBenchVerdict.B, MTBenchVerdict.B),
            new(MTBenchVerdict.A, MTBenchVerdict.Tie),
            new(MTBenchVerdict.Tie, MTBenchVerdict.A),
            new(MTBenchVerdict.Tie, MTBenchVerdict.Tie),
            new(null, MTBenchVerdict.B),
            new(MTBenchVerdict.A, null),
        ]);

        Assert.Equal(new MTBenchWinRates(2, 1, 5), rates);
        Assert.Equal((0.25, 0.125, 0.5625), (rates.WinRate, rates.LossRate, rates.AdjustedWinRate));
    }

    [Fact]
    public void Of_NoMatches_IsNaN() => Assert.Equal(double.NaN, MTBenchWinRates.Of([]).AdjustedWinRate);
}
