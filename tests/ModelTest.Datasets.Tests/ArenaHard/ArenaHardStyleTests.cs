using ModelTest.Datasets.ArenaHard;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class ArenaHardStyleTests
{
    [Fact]
    public void Differences_OfTwoAnswers_AreRelativeAndOfTokens()
    {
        // 2 and 7 tokens.
        Assert.Equal([-0.5, 0, 0, 0], ArenaHardStyle.Differences("hello world", "2 + 2 = 4"));
        // 6 and 3 tokens, and a header.
        Assert.Equal([0.3, -0.5, 0, 0], ArenaHardStyle.Differences("tiktoken is great!", "# hello world"));
    }
}
