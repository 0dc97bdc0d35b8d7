using CsCheck;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonRoundTests
{
    // Python's round(value, 2).
    [Theory]
    [InlineData(0.125, 0.12)]
    [InlineData(0.375, 0.38)]
    [InlineData(2.675, 2.67)]
    [InlineData(1.005, 1)]
    [InlineData(3.125, 3.12)]
    [InlineData(-0.125, -0.12)]
    [InlineData(-2.675, -2.67)]
    [InlineData(-66.625, -66.62)]
    [InlineData(0.045, 0.04)]
    [InlineData(91.17043121149896, 91.17)]
    [InlineData(0, 0)]
    public void TwoDecimals_OfANumber_RoundsAsPython(double value, double expected) => Assert.Equal(expected, PythonRound.TwoDecimals(value));

    [Fact]
    public void TwoDecimals_OfHundredths_ChangesNothing() =>
        Gen.Int[-1_000_000, 1_000_000].Sample(i => PythonRound.TwoDecimals(i / 100.0) == i / 100.0);
}
