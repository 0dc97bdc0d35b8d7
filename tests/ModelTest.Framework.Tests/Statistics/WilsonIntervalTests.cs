using CsCheck;
using ModelTest.Statistics;

namespace ModelTest.Tests.Statistics;

public sealed class WilsonIntervalTests
{
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void At95_PublishedExamples_AreMet(int correct, int total, double low, double high)
    {
        var interval = WilsonInterval.At95(correct, total);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void At95_ExactEnds_AreExact()
    {
        Assert.Equal(0, WilsonInterval.At95(0, 7).Low);
        Assert.Equal(1, WilsonInterval.At95(7, 7).High);
        Assert.Equal(new Interval(0, 1), WilsonInterval.At95(0, 0));
    }

    [Fact]
    public void At95_AnyCounts_SolvesTheScoreEquation()
    {
        const double Z = 1.959963984540054;
        Counts.Sample((correct, total) =>
        {
            var p = (double)correct / total;
            var interval = WilsonInterval.At95(correct, total);
            Assert.InRange(interval.Low, 0, p);
            Assert.InRange(interval.High, p, 1);
            // Wilson's interval holds the rates q that a test of q with the variance under q does not reject.
            foreach (var q in new[] { interval.Low, interval.High }.Where(q => q is > 0 and < 1))
            {
                Assert.Equal(Z * Z, (p - q) * (p - q) / (q * (1 - q) / total), 1e-6);
            }
        });
    }

    [Fact]
    public void At95_RightAndWrongSwapped_IsMirrored()
    {
        Counts.Sample((correct, total) =>
        {
            var (one, other) = (WilsonInterval.At95(correct, total), WilsonInterval.At95(total - correct, total));
            Assert.Equal(1 - one.High, other.Low, 1e-12);
            Assert.Equal(1 - one.Low, other.High, 1e-12);
        });
    }

    [Fact]
    public void At95_MoreItemsOfTheSameRate_IsNarrower()
    {
        Counts.Sample((correct, total) =>
        {
            var (few, many) = (WilsonInterval.At95(correct, total), WilsonInterval.At95(correct * 2, total * 2));
            Assert.True(many.High - many.Low < few.High - few.Low);
        });
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void At95_NoCounts_Throws(int correct, int total) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.At95(correct, total));

    private static Gen<(int Correct, int Total)> Counts { get; } =
        Gen.Int[1, 5000].SelectMany(total => Gen.Int[0, total].Select(correct => (correct, total)));
}
