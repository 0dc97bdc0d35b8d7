using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonLiteralTests
{
    // Values that ast.literal_eval of Python 3.11 gave, or null where it raised SyntaxError.
    [Theory]
    [InlineData("8", 8.0)]
    [InlineData("7.5", 7.5)]
    [InlineData("7.", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("00", 0.0)]
    [InlineData("06.5", 6.5)]
    [InlineData("06.", 6.0)]
    [InlineData("06", null)]
    [InlineData("８", null)]
    public void Number_OfDigits_IsPythons(string text, double? expected) => Assert.Equal(expected, PythonLiteral.Number(text));
}
