using ModelTest.Datasets.WildBench;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchTextTests
{
    [Theory]
    [InlineData("a b c", 3, "a b c")]
    [InlineData("a b c", 2, "a b... (truncated)")]
    [InlineData("a  b", 2, "a ... (truncated)")]
    [InlineData("a\nb c", 1, "a\nb... (truncated)")]
    [InlineData("a b", -1, "a b")]
    [InlineData("a b", 0, "a b")]
    [InlineData("", 1, "")]
    public void Shorten_OfAText_CutsAsPython(string text, int words, string expected) => Assert.Equal(expected, WildBenchText.Shorten(text, words));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \x1c\n", true)]
    [InlineData("a", false)]
    [InlineData("a b c", true)]
    [InlineData("a... (truncated)", true)]
    public void IsLeftOut_OfAReply_IsTrueForEmptyAndCutOnes(string reply, bool expected) => Assert.Equal(expected, WildBenchText.IsLeftOut(reply, 2));

    [Fact]
    public void EmptyReply_OfReplies_DecidesWithoutAJudge()
    {
        Assert.Equal(1, WildBenchEmptyReply.Score("\n"));
        Assert.Null(WildBenchEmptyReply.Score("a"));
        Assert.Equal(WildBenchChoice.Tie, WildBenchEmptyReply.Choice("", " "));
        Assert.Equal(WildBenchChoice.BMuchBetter, WildBenchEmptyReply.Choice("", "b"));
        Assert.Equal(WildBenchChoice.AMuchBetter, WildBenchEmptyReply.Choice("a", ""));
        Assert.Null(WildBenchEmptyReply.Choice("a", "b"));
    }

    // Python: random.seed(42), then for each task 'm' if random.random() < 0.5 else 'r'.
    [Fact]
    public void Games_OfTasks_AreInTheOfficialOrder() => Assert.Equal(
        "rmmmrrrmmmmrmmrrmrrmrrmmrmmmrrrrrrmrrrrrrmmmmmmmrmmmmrrrmrmmrrrr",
        string.Concat(WildBenchOrder.Games(64).Select(g => g.ModelFirst ? 'm' : 'r')));
}
