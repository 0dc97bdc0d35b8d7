using ModelTest.Datasets.Judged;
using ModelTest.Datasets.WildBench;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchScoresTests
{
    // The published results of gemma-2b-it, gpt-3.5-turbo-0125, gemma-7b-it, reka-core-20240501, Qwen1.5-72B-Chat-greedy.
    [Theory]
    [InlineData(4837, 1021, 4.737512242899118, -5.249755142017634)]
    [InlineData(6766, 1023, 6.613880742913001, 32.27761485826002)]
    [InlineData(5641, 1024, 5.5087890625, 10.17578125)]
    [InlineData(7221, 1024, 7.0517578125, 41.03515625)]
    [InlineData(7324, 1021, 7.173359451518119, 43.46718903036239)]
    public void Official_OfScoresWithAPublishedSum_GivesThePublishedScore(int sum, int count, double raw, double expected)
    {
        var score = WildBenchScores.Official(Enumerable.Range(0, count).Select(i => Result((sum / count) + (i < sum % count ? 1 : 0), "Math")))!;

        Assert.Equal((count, raw, expected), (score.Count, score.RawMean, score.Score));
    }

    [Fact]
    public void Macro_OfGemma2bsCategories_IsThePublishedOne() => Assert.Equal(
        -9.691930072258819,
        WildBenchCategories.Macro(new Dictionary<string, double>
        {
            ["Creative Tasks"] = 7.220779220779221,
            ["Planning & Reasoning"] = -5.795795795795797,
            ["Math & Data Analysis"] = -18.64541832669323,
            ["Information/Advice seeking"] = -2.133995037220835,
            ["Coding & Debugging"] = -17.725118483412317,
        }),
        13);

    [Fact]
    public void Official_OfTags_CountsACategoryOnceOrPerTag()
    {
        WildBenchScoreResult[] results = [Result(9, "Math", "Data Analysis", "Editing"), Result(3, "Math")];

        Assert.Equal([new("Math & Data Analysis", 20), new("Creative Tasks", 80)], WildBenchScores.Official(results)!.Categories);
        Assert.Equal(
            [new("Math & Data Analysis", 40), new("Creative Tasks", 80)],
            WildBenchScores.Official(results, WildBenchTagCounting.PerTag)!.Categories);
        Assert.Equal(((0.5 * 80) + (1 * 20)) / 4.75, WildBenchScores.Official(results)!.TaskMacro, 12);
    }

    [Fact]
    public void Official_OfEmptyAndCutReplies_KeepsThemOutOfTheCategoriesOnly()
    {
        WildBenchScoreResult[] results =
        [
            Result(9, "Math"), Result(1, "Math") with { Reply = " " }, Result(2, "Editing") with { Reply = "a b c" },
            Result(5, "Math") with { Score = null },
        ];

        var score = WildBenchScores.Official(results, maxWords: 2)!;

        Assert.Equal((3, 4.0), (score.Count, score.RawMean));
        Assert.Equal([new("Math & Data Analysis", 80)], score.Categories);
    }

    [Fact]
    public void OpenCompass_OfResults_HasItsRows()
    {
        WildBenchScoreResult[] results =
        [
            Result(8, "Editing", "Brainstorming"), Result(7, "Math", "Editing"), Result(6, "Editing") with { Reply = "" },
            Result(1, "Math") with { Score = null },
        ];

        Assert.Equal(
            [new ScoreRow("total", 40), new("Creative Tasks", 45), new("Math & Data Analysis", 40)], WildBenchScores.OpenCompass(results));
    }

    [Fact]
    public void Scores_OfNothing_AreNone()
    {
        Assert.Null(WildBenchScores.Official([Result(1, "Math") with { Score = null }]));
        Assert.Empty(WildBenchScores.OpenCompass([]));
    }

    private static WildBenchScoreResult Result(double score, params string[] tags) => new(Tasks.Of(tags), "reply", score);
}
