using Microsoft.ML.Tokenizers;
using ModelTest.Datasets.ArenaHard;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class AnswerTokensTests
{
    // The counts are tiktoken's.
    [Theory]
    [InlineData("", 0)]
    [InlineData("hello world", 2)]
    [InlineData("tiktoken is great!", 6)]
    [InlineData("antidisestablishmentarianism", 6)]
    [InlineData("2 + 2 = 4", 7)]
    [InlineData("お誕生日おめでとう", 9)]
    [InlineData("  leading spaces\n\ttabs\r\nCRLF", 9)]
    // Names of special tokens are text.
    [InlineData("<|endoftext|>", 7)]
    [InlineData("hello <|endoftext|> world", 8)]
    [InlineData("Hello<|endoftext|>World", 9)]
    [InlineData("<|endoftext|> is not special here", 11)]
    public void Count_OfTexts_IsTiktokens(string text, int expected) => Assert.Equal(expected, AnswerTokens.Count(text));

    [Theory]
    [InlineData("x<|user|>y")]
    [InlineData("!!<|fim|> !")]
    [InlineData("  <|a\n  b")]
    [InlineData("'<|s <|<|end<|")]
    public void Count_OfSignsLikeThose_CutsNoToken(string text) =>
        Assert.Equal(TiktokenTokenizer.CreateForEncoding("cl100k_base").CountTokens(text), AnswerTokens.Count(text));

    [Fact]
    public void Average_OfTexts_IsNotRounded()
    {
        Assert.Equal(4.5, AnswerTokens.Average(["hello world", "2 + 2 = 4"]));
        Assert.Equal(double.NaN, AnswerTokens.Average([]));
    }
}
