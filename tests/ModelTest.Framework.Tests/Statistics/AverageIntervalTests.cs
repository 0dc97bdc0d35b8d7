using CsCheck;
using ModelTest.Statistics;

namespace ModelTest.Tests.Statistics;

public sealed class AverageIntervalTests
{
    [Fact]
    public void At95_OneProportion_IsItsWilsonInterval()
    {
        var interval = AverageInterval.At95([(81, 263)]);

        Assert.Equal(WilsonInterval.At95(81, 263).Low, interval.Low, 12);
        Assert.Equal(WilsonInterval.At95(81, 263).High, interval.High, 12);
    }

    [Fact]
    public void At95_FourEqualProportions_HasHalfTheWidth()
    {
        var own = WilsonInterval.At95(15, 148);
        var average = AverageInterval.At95([(15, 148), (15, 148), (15, 148), (15, 148)]);

        Assert.Equal((own.High - own.Low) / 2, average.High - average.Low, 12);
    }

    [Fact]
    public void At95_AnyProportions_HoldsTheirAverageAndStaysInRange()
    {
        var counts = Gen.Int[1, 100].SelectMany(total => Gen.Int[0, total].Select(correct => (correct, total)));
        counts.Array[1, 20].Sample(all =>
        {
            var average = all.Average(c => (double)c.correct / c.total);
            var interval = AverageInterval.At95(all);
            Assert.InRange(interval.Low, 0, average + 1e-12);
            Assert.InRange(interval.High, average - 1e-12, 1);
        });
    }

    [Fact]
    public void At95_Nothing_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AverageInterval.At95([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AverageInterval.At95([(0, 0)]));
    }
}
