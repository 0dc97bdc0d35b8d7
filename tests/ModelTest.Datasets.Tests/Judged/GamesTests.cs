using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class GamesTests
{
    [Fact]
    public void Of_Fixed_HasTheBaselineFirst() => Assert.Equal([new Game(0, false), new Game(1, false)], Games.Of(GameOrder.Fixed, 2));

    [Fact]
    public void Of_Double_PlaysAllItemsAndThenAllSwapped() =>
        Assert.Equal([new Game(0, false), new Game(1, false), new Game(0, true), new Game(1, true)], Games.Of(GameOrder.Double, 2));

    // Python: random.seed(666), then for each item p = ['b', 'm']; random.shuffle(p).
    [Fact]
    public void Of_Random_ShufflesAsOpenCompass() => Assert.Equal(
        "bbbbmbmmmbbmmmbmbmmbbbbmbmmmmmmmmmbmbbbmbmbbbbbmbbbbmmbmbbbbbbbb",
        string.Concat(Games.Of(GameOrder.Random, 64).Select(g => g.ModelFirst ? 'm' : 'b')));

    [Fact]
    public void Of_RandomOverAlpacaEval_ShufflesAllAsOpenCompass()
    {
        var games = Games.Of(GameOrder.Random, 805);

        Assert.Equal(389, games.Count(g => g.ModelFirst));
        Assert.Equal(
            "5d79e7ae6bc103102530bedcee776fb9fa4942aa89d3fc2494ba1adcf237499c",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(games.Select(g => g.ModelFirst ? '1' : '0'))))));
    }

    [Theory]
    [InlineData(GameOrder.Fixed)]
    [InlineData(GameOrder.Random)]
    [InlineData(GameOrder.Double)]
    public void Of_NoItems_GivesNoGames(GameOrder order) => Assert.Empty(Games.Of(order, 0));

    [Fact]
    public void Order_OfReplies_FollowsTheGame()
    {
        Assert.Equal(("base", "model"), new Game(0, false).Order("base", "model"));
        Assert.Equal(("model", "base"), new Game(0, true).Order("base", "model"));
    }
}
