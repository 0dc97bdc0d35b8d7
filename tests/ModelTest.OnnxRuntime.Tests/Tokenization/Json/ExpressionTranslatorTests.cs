using System.Text.RegularExpressions;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

public sealed class ExpressionTranslatorTests
{
    [Theory]
    [InlineData("(?i:'s|'t)", "'\u017F", true)]
    [InlineData("(?i:'s|'t)", "'T", true)]
    [InlineData("(?i:k)", "\u212A", true)]
    [InlineData("'s", "'S", false)]
    [InlineData(@"[^\r\n\p{L}]?\p{L}+", "-ab", true)]
    [InlineData(@"[A-Za-z\-]{2,3}", "a-Z", true)]
    [InlineData("[一-龥]+", "中国", true)]
    [InlineData("a?+a", "a", false)]
    [InlineData("(?:ab)*+c", "ababc", true)]
    [InlineData(@"\s+(?!\S)", "  ", true)]
    [InlineData("[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~]", "]", true)]
    public void Translate_SupportedExpression_MatchesTheWholeText(string source, string text, bool matches) =>
        Assert.Equal(matches, Regex.IsMatch(text, "^(?:" + ExpressionTranslator.Translate(source) + ")$", RegexOptions.CultureInvariant));

    [Theory]
    [InlineData("^a", "'^'")]
    [InlineData(".", "'.'")]
    [InlineData(@"\w", @"'\w'")]
    [InlineData(@"\b", @"'\b'")]
    [InlineData(@"\p{Han}", "the property 'Han'")]
    [InlineData(@"\pL", "the property ''")]
    [InlineData("[a[bc]]", "a class in a class")]
    [InlineData("[a&&b]", "a class in a class")]
    [InlineData("[a", "an empty or open class")]
    [InlineData("(?<!a)b", "a group that begins with '(?'")]
    [InlineData("(a", "an open group")]
    [InlineData("a)", "a closing parenthesis")]
    [InlineData("*a", "a repetition of nothing")]
    [InlineData("a{1,3}+", "a count with '+'")]
    [InlineData("a{x}", "a brace that is no count")]
    [InlineData("(?i:é)", "a letter that is not ASCII in a group without case")]
    [InlineData("(?i:[a-c])", "a class in a group without case")]
    [InlineData("[ÿ-Ɓ]", "the range ÿ-Ɓ")]
    [InlineData("a\\", "a backslash at the end")]
    public void Translate_AnythingElse_SaysWhat(string source, string what)
    {
        var error = Record.Exception(() => ExpressionTranslator.Translate(source));
        Assert.True(error is FormatException && error.Message.Contains(what, StringComparison.Ordinal), $"{source}: {error?.Message}");
    }
}
