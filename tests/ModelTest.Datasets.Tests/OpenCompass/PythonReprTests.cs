using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonReprTests
{
    // Values that Python 3.11 printed.
    [Theory]
    [InlineData("", "''")]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("say \"a\"", "'say \"a\"'")]
    [InlineData("a\"'b", "'a\"\\'b'")]
    [InlineData("\\frac\n\t\r", @"'\\frac\n\t\r'")]
    [InlineData("\u0000\u001b\u007f\u0080\u00a0\u00ad", @"'\x00\x1b\x7f\x80\xa0\xad'")]
    [InlineData("\u200b\u2028\u3000\ue000\ufeff", @"'\u200b\u2028\u3000\ue000\ufeff'")]
    [InlineData("答é’∁😀", "'答é’∁😀'")]
    [InlineData("\U000e0001", @"'\U000e0001'")]
    public void Of_AText_IsPythons(string text, string expected) => Assert.Equal(expected, PythonRepr.Of(text));

    [Fact]
    public void Of_HalfASurrogatePair_EscapesIt() => Assert.Equal(@"'\ud83d'", PythonRepr.Of("\ud83d"));
}
