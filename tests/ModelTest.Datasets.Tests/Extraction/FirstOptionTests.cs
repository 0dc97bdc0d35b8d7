using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.Tests.Extraction;

public sealed class FirstOptionTests
{
    [Fact]
    public void Extract_OfGoldenReplies_GivesPythonsLetters()
    {
        Assert.Equal(460, GoldenReply.All.Count);
        Assert.Equal(GoldenReply.All.Select(g => (g.Reply, g.Current)), GoldenReply.All.Select(g => (g.Reply, FirstOption.Current.Extract(g.Reply))));
        Assert.Equal(GoldenReply.All.Select(g => (g.Reply, g.Release024)), GoldenReply.All.Select(g => (g.Reply, FirstOption.Release024.Extract(g.Reply))));
    }

    [Fact]
    public void Current_HasTheFiftyTwoPatterns() => Assert.Equal(52, FirstOptionPatterns.Current("ABCD").Count);

    [Theory]
    [InlineData("答案是B", "B")]
    [InlineData("答案：\n C", "C")]
    // The comma missing upstream makes 故选B no pattern, but 选B is one.
    [InlineData("故选B", "B")]
    // 33: the blob is searched in the order of the options, not of the text.
    [InlineData("答案是：甲D乙B", "B")]
    // 49: any text with a 1 and a character after it; A is tried before the others.
    [InlineData("共 12 个 D 和 B", "B")]
    [InlineData("The correct answer is as follows.\n$\\boxed{C}$", "C")]
    [InlineData("answer: b", "")]
    [InlineData("Ａ", "")]
    [InlineData("b", "")]
    [InlineData("", "")]
    // Python takes U+001C to U+001F for white space, .NET does not.
    [InlineData("\u001c答案是\u001fC\u001c", "C")]
    [InlineData("CPU", "C")]
    public void Current_OfAReply_TakesTheLetterAsOpenCompassDoes(string reply, string expected) =>
        Assert.Equal(expected, FirstOption.Current.Extract(reply));

    [Theory]
    // 48: the whole match counts, not the blank before the letter.
    [InlineData("据 D. 因 1 而 B 错了", "D", "B")]
    // No white space but one blank before the letter.
    [InlineData("答案：\n\nC", "C", "C")]
    [InlineData("答案是  D，不是A", "A", "D")]
    public void Release024_OfAReply_DiffersFromCurrentWhereItDid(string reply, string release024, string current) =>
        Assert.Equal((release024, current), (FirstOption.Release024.Extract(reply), FirstOption.Current.Extract(reply)));

    [Theory]
    // The missing comma.
    [InlineData("只有B对，A错", "B")]
    // A capture's first letter in the text.
    [InlineData("答案是：甲D乙B", "D")]
    // 48 captured the blank, so the letter went to later patterns.
    [InlineData("据 1 知 D. 而 B 错了", "D")]
    // What follows a "1" is no answer.
    [InlineData("共 12 个词 D 和 B 都是", "D")]
    [InlineData("1. C", "C")]
    [InlineData("甲A乙1.C", "C")]
    [InlineData("只有C对\nA", "C")]
    [InlineData("answer: b", "B")]
    // Small letters of a longer capture are none.
    [InlineData("答案是 cab", "")]
    [InlineData("答案是 xyz", "")]
    [InlineData("aB: x", "B")]
    // No letter out of a word.
    [InlineData("CPU", "")]
    [InlineData("Because of this it is D", "D")]
    [InlineData("D", "D")]
    [InlineData("", "")]
    public void Corrected_OfAReply_MendsTheKnownBugs(string reply, string expected) =>
        Assert.Equal(expected, FirstOption.Corrected.Extract(reply));

    [Fact]
    public void Extract_OfHostileText_FindsNothing()
    {
        var texts = new[]
        {
            string.Concat(Enumerable.Repeat("The correct answer is", 5_000)), new string(' ', 100_000) + "x", "答案是" + new string('x', 100_000),
            string.Concat(Enumerable.Repeat("答案选项", 20_000)),
        };

        // With backtracking each of them would take minutes and more.
        Assert.All(texts, t => Assert.Equal("", FirstOption.Current.Extract(t)));
    }
}
