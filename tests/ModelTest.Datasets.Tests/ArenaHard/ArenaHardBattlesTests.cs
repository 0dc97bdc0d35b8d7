using CsCheck;
using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class ArenaHardBattlesTests
{
    private static readonly ArenaHardGame[] Games =
    [
        new("q1", false, ArenaHardVerdict.AMuchBetter),
        new("q1", true, ArenaHardVerdict.ABetter),
        new("q2", false, ArenaHardVerdict.Tie),
        new("q2", true, null),
        new("q3", false, ArenaHardVerdict.BBetter),
        new("q3", true, ArenaHardVerdict.BMuchBetter),
    ];

    [Fact]
    public void Of_Official_HasTheBaselineAsModelA() => Assert.Equal(
        [
            new("q1", "base", "m", ArenaHardWinner.ModelA, 3),
            new("q1", "base", "m", ArenaHardWinner.ModelB, 1),
            new("q2", "base", "m", ArenaHardWinner.Tie, 1),
            new("q3", "base", "m", ArenaHardWinner.ModelB, 1),
            new("q3", "base", "m", ArenaHardWinner.ModelA, 3),
        ],
        ArenaHardBattles.Of(JudgeVariant.Official, Games, "base", "m"));

    [Fact]
    public void Of_OpenCompass_HasTheFirstShownAsModelA() => Assert.Equal(
        [
            new("q1", "base", "m", ArenaHardWinner.ModelA, 3),
            new("q1", "m", "base", ArenaHardWinner.ModelA, 1),
            new("q2", "base", "m", ArenaHardWinner.Tie, 1),
            new("q3", "base", "m", ArenaHardWinner.ModelB, 1),
            new("q3", "m", "base", ArenaHardWinner.ModelB, 3),
        ],
        ArenaHardBattles.Of(JudgeVariant.OpenCompass, Games, "base", "m"));

    [Theory]
    [InlineData(JudgeVariant.Official)]
    [InlineData(JudgeVariant.OpenCompass)]
    public void Tally_OfBattles_AddsTheirWeights(JudgeVariant variant)
    {
        var tally = ArenaHardTally.Of(ArenaHardBattles.Of(variant, Games, "base", "m"), "m");

        Assert.Equal(new ArenaHardTally(2, 1, 6), tally);
        Assert.Equal(2.5 / 9, tally.WinRate);
    }

    [Fact]
    public void Tally_OfNoBattles_HasNoWinRate() => Assert.Null(ArenaHardTally.Of([], "m").WinRate);

    [Fact]
    public void Tally_OfAnyGames_AddsUpForBothModels() =>
        Gen.Select(Gen.Bool, Gen.Enum<ArenaHardVerdict>()).Select((first, verdict) => new ArenaHardGame("q", first, verdict)).List[1, 30].Sample(games =>
        {
            var official = ArenaHardBattles.Of(JudgeVariant.Official, games, "base", "m");
            var openCompass = ArenaHardBattles.Of(JudgeVariant.OpenCompass, games, "base", "m");
            var model = ArenaHardTally.Of(official, "m").WinRate!.Value;
            var baseline = ArenaHardTally.Of(official, "base").WinRate!.Value;
            return ArenaHardTally.Of(openCompass, "m").WinRate == model && Math.Abs(model + baseline - 1) < 1e-12;
        });
}
