using ModelTest.Statistics.Regression;

namespace ModelTest.Tests.Statistics.Regression;

public sealed class LogisticMathTests
{
    [Theory]
    [InlineData(0, 0.6931471805599453)]
    [InlineData(1000, 1000)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(-1000, 0)]
    public void Softplus_FarFromZero_KeepsItsDigits(double x, double expected) => Assert.Equal(expected, LogisticMath.Softplus(x), 1e-15 * expected);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(-40, 4.248354255291589e-18)]
    public void Sigmoid_FarFromZero_KeepsItsDigits(double x, double expected) => Assert.Equal(expected, LogisticMath.Sigmoid(x), 1e-15 * expected);
}
