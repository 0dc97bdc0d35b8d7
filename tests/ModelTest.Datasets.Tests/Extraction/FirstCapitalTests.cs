using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.Tests.Extraction;

public sealed class FirstCapitalTests
{
    [Fact]
    public void Extract_OfGoldenReplies_GivesPythonsLetters() =>
        Assert.Equal(GoldenReply.All.Select(g => (g.Reply, g.Capital)), GoldenReply.All.Select(g => (g.Reply, FirstCapital.Extract(g.Reply))));

    [Theory]
    [InlineData("B", "B")]
    [InlineData("答案是 C。", "C")]
    [InlineData("TCP 是 C", "T")]
    [InlineData("Let's think", "L")]
    [InlineData("Ａ", "Ａ")]
    [InlineData("Δ 与 A", "Δ")]
    [InlineData("Ⅱ A", "Ⅱ")]
    [InlineData("ⅱ A", "A")]
    [InlineData("Ⓐ", "Ⓐ")]
    [InlineData("ⓐ B", "B")]
    [InlineData("🄰 B", "🄰")]
    [InlineData("🅐 B", "🅐")]
    [InlineData("🅰 B", "🅰")]
    [InlineData("𝐀 B", "𝐀")]
    [InlineData("ǅ B", "B")]
    [InlineData("abc 答案 123", "")]
    [InlineData("", "")]
    // A lone surrogate is no letter.
    [InlineData("\ud835B", "B")]
    public void Extract_OfAReply_IsTheFirstUppercaseCodePoint(string reply, string expected) => Assert.Equal(expected, FirstCapital.Extract(reply));
}
