using CsCheck;
using ModelTest.Statistics;
using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Statistics.Paired;

public sealed class TangoIntervalTests
{
    // The score equation solved by bisection in another language.
    [Theory]
    [InlineData(44, 0, 1, -0.05939323111662791, 0.11807709698213287)]
    [InlineData(1000, 0, 14, 0.008357575130423922, 0.023362034117535655)]
    [InlineData(50, 2, 10, 0.02805799383101916, 0.30050481138485496)]
    [InlineData(40, 0, 0, -0.0876216011972866, 0.0876216011972866)]
    [InlineData(100, 5, 5, -0.07022119935838315, 0.07022119935838315)]
    [InlineData(1346, 86, 120, 0.0043966461240802415, 0.04637191807701708)]
    [InlineData(20, 7, 0, -0.5671457233147635, -0.13248103662869393)]
    [InlineData(20, 0, 20, 0.6777496838943614, 1)]
    public void At95_KnownCounts_IsMet(int items, int lost, int gained, double low, double high)
    {
        var interval = TangoInterval.At95(new PairedCounts(items, lost, gained));

        Assert.Equal(low, interval.Low, 9);
        Assert.Equal(high, interval.High, 9);
    }

    [Theory]
    [InlineData(10, 6, 5)]
    [InlineData(10, 5, -1)]
    public void At95_CountsThatCannotBe_Throws(int items, int lost, int gained) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TangoInterval.At95(new PairedCounts(items, lost, gained)));

    [Fact]
    public void At95_NoItems_KnowsNothing() => Assert.Equal(new Interval(-1, 1), TangoInterval.At95(default));

    [Fact]
    public void At95_AnyCounts_HoldsTheDifferenceAndTurnsWithTheSides() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 500]).Where((lost, gained, same) => lost + gained + same > 0).Sample((lost, gained, same) =>
        {
            var counts = new PairedCounts(lost + gained + same, lost, gained);
            var interval = TangoInterval.At95(counts);
            Assert.InRange(counts.Difference, interval.Low, interval.High);
            var turned = TangoInterval.At95(counts with { Lost = gained, Gained = lost });
            Assert.Equal(-interval.High, turned.Low, 9);
            Assert.Equal(-interval.Low, turned.High, 9);
        });
}
