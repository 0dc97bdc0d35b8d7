using CsCheck;
using ModelTest.Statistics;
using ModelTest.Statistics.Resampling;

namespace ModelTest.Tests.Statistics.Resampling;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(50, 3.5)]
    [InlineData(0, 1)]
    [InlineData(100, 10)]
    [InlineData(10, 1.5)]
    [InlineData(90, 8.5)]
    public void Of_SixValues_InterpolatesLinearly(double percent, double expected)
    {
        // numpy.percentile([[10, 7, 4], [3, 2, 1]], 50) is 3.5: the example of its documentation.
        Assert.Equal(expected, Percentile.Of([10, 7, 4, 3, 2, 1], percent), 12);
    }

    [Fact]
    public void Of_AnyValues_StaysBetweenAndGrows()
    {
        Gen.Select(Gen.Double[-1e3, 1e3].Array[1, 40], Gen.Double[0, 100], Gen.Double[0, 100]).Sample((values, a, b) =>
        {
            var (low, high) = (Percentile.Of(values, Math.Min(a, b)), Percentile.Of(values, Math.Max(a, b)));
            Assert.InRange(low, values.Min() - 1e-9, high + 1e-9);
            Assert.InRange(high, low - 1e-9, values.Max() + 1e-9);
        });
    }

    [Fact]
    public void Between_Hundred_IsThePairOfPercentiles() =>
        Assert.Equal(new Interval(2.5, 97.5), Percentile.Between([.. Enumerable.Range(0, 101).Select(i => (double)i)], 2.5, 97.5));

    [Fact]
    public void Of_NotANumber_IsNotANumber() => Assert.True(double.IsNaN(Percentile.Of([1, double.NaN, 3], 0)));

    [Fact]
    public void Of_NothingOrNoPercentage_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([], 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([1], 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([1], double.NaN));
    }
}
