using ModelTest.Reporting.OpenCompass;

namespace ModelTest.Tests.Reporting.OpenCompass;

public sealed class PythonNumberTests
{
    // Values that Python printed.
    [Theory]
    [InlineData(0.125, "0.12")]
    [InlineData(0.375, "0.38")]
    [InlineData(3.125, "3.12")]
    [InlineData(65.625, "65.62")]
    [InlineData(66.875, "66.88")]
    [InlineData(12.5, "12.50")]
    [InlineData(2.675, "2.67")]
    [InlineData(0.005, "0.01")]
    [InlineData(99.995, "100.00")]
    [InlineData(100, "100.00")]
    [InlineData(0, "0.00")]
    [InlineData(47.36842105263158, "47.37")]
    public void TwoDecimals_OfAValue_RoundsAsPython(double value, string expected) => Assert.Equal(expected, PythonNumber.TwoDecimals(value));

    [Theory]
    [InlineData(100, "100.0")]
    [InlineData(0, "0.0")]
    [InlineData(100 / 3.0, "33.333333333333336")]
    [InlineData(47.36842105263158, "47.36842105263158")]
    public void Repr_OfAValue_IsPythons(double value, string expected) => Assert.Equal(expected, PythonNumber.Repr(value));

    [Theory]
    [InlineData(25, "25")]
    [InlineData(0.05, "0.05")]
    [InlineData(1e12, "1e+12")]
    public void General_OfAValue_IsPythons(double value, string expected) => Assert.Equal(expected, PythonNumber.General(value));
}
