using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.Tests.Extraction;

public sealed class PythonTextTests
{
    [Theory]
    [InlineData("\u001c a \u001f\n", "a")]
    [InlineData("\u3000a\u00a0\u0085", "a")]
    [InlineData("\u200ba", "\u200ba")]
    [InlineData("\u001d\u001ea\u001e\u001d", "a")]
    [InlineData("\u001f\u001ca\u001c\u001f", "a")]
    [InlineData("\u001ba\u001b", "\u001ba\u001b")]
    [InlineData("a b", "a b")]
    [InlineData(" \t", "")]
    public void Strip_OfAText_TakesPythonsWhiteSpace(string text, string expected) => Assert.Equal(expected, PythonText.Strip(text));

    [Theory]
    [InlineData(@"a\s?b", @"a[\s\x1c-\x1f]?b")]
    [InlineData(@"[\s，]\.", @"[\s\x1c-\x1f，]\.")]
    [InlineData(@"[\s]\s", @"[\s\x1c-\x1f][\s\x1c-\x1f]")]
    [InlineData(@"[a]b\d", @"[a]b\d")]
    [InlineData(@"(\S+)", @"([^\s\x1c-\x1f]+)")]
    public void Pattern_OfAPythonPattern_WidensItsWhiteSpace(string pattern, string expected) => Assert.Equal(expected, PythonText.Pattern(pattern));
}
