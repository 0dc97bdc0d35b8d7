using CsCheck;
using MathNet.Numerics.Distributions;
using ModelTest.Statistics.LengthControl;

namespace ModelTest.Tests.Statistics.LengthControl;

public sealed class LengthControlWeightsTests
{
    // The published difficulties are not in AlpacaEval's repository; their distribution is close to this, so published win rates are met within 0.3.
    private static readonly double[] Difficulties =
        [.. Enumerable.Range(0, 161).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / 161))
            .Select(z => -0.046875 + (1.46875 * z) + (0.2328125 * ((z * z) - 1)))];

    [Theory]
    [InlineData("gpt-3.5-turbo-1106", -2.0421297235342082, 1.0101354535205684, -1.9018508475471767, 19.30058903498905)]
    [InlineData("Qwen-14B-Chat", -1.9362606327202221, 1.1516389891012428, -2.8246472505882005, 12.378741790737235)]
    [InlineData("FuseChat-Gemma-2-9B-Instruct", -1.1543337259190067, 0.6937176687992737, 1.0978693063596836, 70.18106263911686)]
    public void WinRate_PublishedWeights_IsThePublishedWinRate(string model, double length, double difficulty, double intercept, double published)
    {
        var winRate = new LengthControlWeights(length, difficulty, intercept).WinRate(Difficulties);

        Assert.True(Math.Abs(winRate.Percent - published) < 0.3, $"{model}: {winRate.Percent}, published {published}");
    }

    [Fact]
    public void WinRate_TwoInstructions_HasTheErrorOfTheMean()
    {
        var winRate = new LengthControlWeights(5, Math.Log(3), 0).WinRate([1, -1]);

        // 75 and 25: sample deviation 25 · √2, over √2.
        Assert.Equal(50, winRate.Percent, 10);
        Assert.Equal(25, winRate.StandardError, 10);
    }

    [Fact]
    public void WinRate_Baseline_IsFifty()
    {
        var winRate = new LengthControlWeights(0, 0, 0).WinRate(Difficulties);

        Assert.Equal(new LengthControlledWinRate(50, 0), winRate);
    }

    [Fact]
    public void WinRateAgainst_AnyTwoModels_AddsUpToHundred()
    {
        var weights = Gen.Select(Gen.Double[-4, 4], Gen.Double[-4, 4], Gen.Double[-4, 4]).Select((l, d, m) => new LengthControlWeights(l, d, m));
        Gen.Select(weights, weights).Sample((one, other) =>
        {
            Assert.Equal(100, one.WinRateAgainst(other, Difficulties).Percent + other.WinRateAgainst(one, Difficulties).Percent, 9);
            Assert.Equal(50, one.WinRateAgainst(one, Difficulties).Percent, 9);
        });
    }

    [Fact]
    public void WinRate_NoInstructions_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LengthControlWeights(0, 0, 0).WinRate([]));
}
