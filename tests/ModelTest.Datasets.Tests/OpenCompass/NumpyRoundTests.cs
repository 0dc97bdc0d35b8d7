using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class NumpyRoundTests
{
    // Values that numpy 1.24.2 printed; Python's round differs in those of the first group.
    [Theory]
    [InlineData(6.015, 6.02)]
    [InlineData(2.675, 2.68)]
    [InlineData(7.135, 7.14)]
    [InlineData(8.285, 8.28)]
    [InlineData(0.125, 0.12)]
    [InlineData(5.625, 5.62)]
    [InlineData(1.005, 1.0)]
    [InlineData(10, 10)]
    public void TwoDecimals_OfAValue_RoundsAsNumpy(double value, double expected) => Assert.Equal(expected, NumpyRound.TwoDecimals(value));
}
