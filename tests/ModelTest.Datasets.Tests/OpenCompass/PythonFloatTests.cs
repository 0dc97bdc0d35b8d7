using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonFloatTests
{
    // Values that Python printed.
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(7, "7.0")]
    [InlineData(-1, "-1.0")]
    [InlineData(5.57, "5.57")]
    [InlineData(25 / 3.0, "8.333333333333334")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.5, "1234567890123456.5")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-1.25e17, "-1.25e+17")]
    [InlineData(1.5e20, "1.5e+20")]
    [InlineData(1e300, "1e+300")]
    [InlineData(double.NaN, "nan")]
    public void Repr_OfAValue_IsPythons(double value, string expected) => Assert.Equal(expected, PythonFloat.Repr(value));
}
