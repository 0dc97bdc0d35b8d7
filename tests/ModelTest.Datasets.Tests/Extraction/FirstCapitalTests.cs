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
    // The first and the last of each run of Other_Uppercase, and their neighbours.
    [InlineData("\u215f\u2160", "\u2160")]
    [InlineData("\u2170\u216f", "\u216f")]
    [InlineData("\u24b5\u24b6", "\u24b6")]
    [InlineData("\u24d0\u24cf", "\u24cf")]
    [InlineData("\U0001f12f\U0001f130", "\U0001f130")]
    [InlineData("\U0001f14a\U0001f149", "\U0001f149")]
    [InlineData("\U0001f14f\U0001f150", "\U0001f150")]
    [InlineData("\U0001f16a\U0001f169", "\U0001f169")]
    [InlineData("\U0001f16f\U0001f170", "\U0001f170")]
    [InlineData("\U0001f18a\U0001f189", "\U0001f189")]
    [InlineData("𝐀 B", "𝐀")]
    [InlineData("ǅ B", "B")]
    [InlineData("abc 答案 123", "")]
    [InlineData("", "")]
    // A lone surrogate is no letter.
    [InlineData("\ud835B", "B")]
    public void Extract_OfAReply_IsTheFirstUppercaseCodePoint(string reply, string expected) => Assert.Equal(expected, FirstCapital.Extract(reply));
}
