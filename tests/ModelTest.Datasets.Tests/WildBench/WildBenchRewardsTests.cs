using ModelTest.Datasets.Judged;
using ModelTest.Datasets.WildBench;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchRewardsTests
{
    // WildBench's leaderboard: gemma-2b-it (K = -1, 500), gpt-3.5-turbo-0125 against the three references, claude-3-opus (K = -1, 500).
    [Theory]
    [InlineData(6, 15, 7, 154, 818, -0.86083984375)]
    [InlineData(6, 12, 121, 43, 818, -0.80810546875)]
    [InlineData(11, 66, 36, 348, 534, -0.6484375)]
    [InlineData(80, 202, 49, 352, 286, -0.2744140625)]
    [InlineData(157, 285, 43, 274, 207, -0.04345703125)]
    [InlineData(363, 346, 50, 137, 45, 0.41259765625)]
    [InlineData(363, 297, 185, 51, 45, 0.4306640625)]
    public void Reward_OfPublishedCounts_IsThePublishedOne(int winMuch, int win, int tie, int lose, int loseMuch, double expected) =>
        Assert.Equal(expected, new WildBenchRewardCounts(winMuch, win, tie, lose, loseMuch, 1024).Reward);

    [Fact]
    public void Official_OfComparisons_CountsFromTheModelsSide()
    {
        var reward = WildBenchRewards.Official(
            [
                Compare(true, WildBenchChoice.AMuchBetter), Compare(false, WildBenchChoice.BMuchBetter), Compare(true, WildBenchChoice.ABetter),
                Compare(false, WildBenchChoice.Tie), Compare(true, WildBenchChoice.BBetter), Compare(false, WildBenchChoice.ABetter),
                Compare(true, WildBenchChoice.BMuchBetter), Compare(true, null),
            ],
            WildBenchRewards.NoLengthPenalty);

        Assert.Equal(new WildBenchRewardCounts(2, 1, 1, 2, 1, 7), reward.Counts);
        Assert.Equal((2 + 0.5 - 1 - 1) / 7, reward.Counts.Reward);
        Assert.Equal([new("Math & Data Analysis", 0.5 / 7)], reward.Categories);
        Assert.Equal(0.5 / 7 / 4.75, reward.TaskMacro, 14);
    }

    [Theory]
    [InlineData(8, 5, 2, 0, 1)]
    [InlineData(8, 5, 3, 1, 0)]
    [InlineData(8, 5, -1, 1, 0)]
    [InlineData(5, 8, 2, 1, 0)]
    [InlineData(6, 5, 0, 0, 1)]
    public void Official_OfASlightWin_IsATieWhenMoreThanKLonger(int model, int reference, int penalty, int wins, int ties)
    {
        var won = Compare(false, WildBenchChoice.BBetter) with { Model = new string('a', model), Reference = new string('b', reference) };
        var lost = Compare(true, WildBenchChoice.BBetter) with { Model = new string('a', reference), Reference = new string('b', model) };

        var counts = WildBenchRewards.Official([won, lost], penalty).Counts;

        Assert.Equal(new WildBenchRewardCounts(0, wins, 2 * ties, wins, 0, 2), counts);
    }

    [Fact]
    public void Official_OfAMuchBetterReply_HasNoPenalty()
    {
        var comparison = Compare(true, WildBenchChoice.AMuchBetter) with { Model = new string('a', 2000) };

        Assert.Equal(1, WildBenchRewards.Official([comparison], WildBenchRewards.LengthPenalty).Counts.Reward);
    }

    [Fact]
    public void Official_OfEmptyAndCutReplies_CountsThemInTheTotalOnly()
    {
        var reward = WildBenchRewards.Official(
            [
                Compare(true, WildBenchChoice.AMuchBetter), Compare(true, WildBenchChoice.AMuchBetter) with { Reference = "" },
                Compare(true, WildBenchChoice.BBetter) with { Model = "a b c" },
            ],
            WildBenchRewards.NoLengthPenalty,
            maxWords: 2);

        Assert.Equal(new WildBenchRewardCounts(1, 0, 0, 0, 0, 3), reward.Counts);
        Assert.Equal([new("Math & Data Analysis", 1)], reward.Categories);
    }

    [Fact]
    public void Official_OfNothing_HasNoReward() => Assert.Null(WildBenchRewards.Official([], WildBenchRewards.LengthPenalty).Counts.Reward);

    [Fact]
    public void Mix_OfGemma2b_IsThePublishedMean() =>
        Assert.Equal(-71.51692708333333, WildBenchRewards.Mix([-0.6962890625, -0.58837890625, -0.86083984375])!.Value * 100, 12);

    [Fact]
    public void Mix_WithoutAReference_IsNone()
    {
        Assert.Equal(3, WildBenchRewards.References.Count);
        Assert.Null(WildBenchRewards.Mix([0.5, 0.25]));
    }

    [Fact]
    public void OpenCompass_OfComparisons_DividesByTheParsedOnes()
    {
        WildBenchComparison[] comparisons =
        [
            Compare(false, WildBenchChoice.BMuchBetter, "Math", "Data Analysis", "Editing"), Compare(true, WildBenchChoice.BBetter, "Math"),
            Compare(true, WildBenchChoice.Tie, "Planning") with { Model = "" }, Compare(true, null, "Planning"),
        ];

        var table = WildBenchRewards.OpenCompass(comparisons, "wildbench");

        Assert.Equal(
            [new ScoreRow("wildbench", 16.67), new("Math & Data Analysis", 50), new("Creative Tasks", 100), new("Planning & Reasoning", 0)], table);
        Assert.Equal(50, WildBenchRewards.CategoryAverage(table));
    }

    [Fact]
    public void Average_OfTables_AddsNothingForAMissingRow() => Assert.Equal(
        [new ScoreRow("wildbench", 5.01), new("Creative Tasks", 20)],
        WildBenchRewards.Average([[new("wildbench", 10.01), new("Creative Tasks", 40)], [new("wildbench", 0.02)]]));

    private static WildBenchComparison Compare(bool modelFirst, WildBenchChoice? choice, params string[] tags) =>
        new(Tasks.Of(tags), modelFirst, "model", "reference", choice);
}
