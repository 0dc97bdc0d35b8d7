using ModelTest.Statistics;

namespace ModelTest.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // The usual table of the t distribution, two-sided 95 %.
    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(30, 2.0423)]
    [InlineData(120, 1.9799)]
    [InlineData(804, 1.9629)]
    public void TwoSided95_Degrees_IsTheTables(int degrees, double expected) => Assert.Equal(expected, StudentT.TwoSided95(degrees), 4);

    [Fact]
    public void TwoSided95_NoDegrees_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided95(0));

    [Fact]
    public void At95_EqualWeights_IsTheTextbooks()
    {
        // Mean 5, standard deviation √(20/3), standard error √(5/3).
        var interval = MeanInterval.At95([(2, 1), (4, 1), (6, 1), (8, 1)])!.Value;

        Assert.Equal((5 - (3.182446 * Math.Sqrt(5.0 / 3)), 5 + (3.182446 * Math.Sqrt(5.0 / 3))), (interval.Low, interval.High), Near);
    }

    [Fact]
    public void At95_Weights_MoveTheMeanAndCountTheItemsOnce()
    {
        // Mean (3·2 + 9·1)/3 = 5; squares 4·4 + 1·16 = 32; standard error √(32·2)/3.
        var interval = MeanInterval.At95([(3, 2), (9, 1)])!.Value;

        Assert.Equal((5 - (12.706205 * 8 / 3), 5 + (12.706205 * 8 / 3)), (interval.Low, interval.High), Near);
    }

    [Fact]
    public void At95_OneValue_IsUnknown() => Assert.Null(MeanInterval.At95([(5, 1)]));

    private static bool Near((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-4;
}
