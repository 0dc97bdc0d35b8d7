using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonDigitsTests
{
    [Theory]
    [InlineData("007", 7)]
    [InlineData("９", 9)]
    [InlineData("1٣", 13)]
    [InlineData("100000000000000000000", 1e20)]
    public void Integer_OfDigits_IsPythonsInt(string digits, double expected) => Assert.Equal(expected, PythonDigits.Integer(digits));

    [Fact]
    public void ToAscii_OfANumber_KeepsPoints() => Assert.Equal("9.5", PythonDigits.ToAscii("９.５"));
}
