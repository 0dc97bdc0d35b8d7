using System.Globalization;
using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchScoresTests
{
    // The ratings of each category in the order of Names, then what OpenCompass's steps give for them in Python 3.11 with numpy 1.24.2: the eight
    // categories, reasoning, language, total.
    [Theory]
    // Python's own round would give 6.29 for reasoning and 5.49 for the total.
    [InlineData(
        "8 4 7 7 9 5 9,5 10 2 8 5 6 3,4 8 3 6 6 9,9 2 5 1,4 6 7 4 9 9 5,8 3 3 3 5 1 10 2 3,5 4 6 2 3,5 2 3 5 2",
        "7 5.57 6 4.25 6.29 4.22 4 3.4", "6.28 4.69 5.48")]
    // 4.17.
    [InlineData(
        "1 1 2,9 5 7,8 10 5 2 7,2 1 7 1 5 1 9 10 2,1 6 2 8 7 2 6 9,1 2 10,1 10 4 8 4 6 6 9 2,9 2 2 4 5 10 8 8",
        "1.33 7 6.4 4.22 5.12 4.33 5.56 6", "4.16 5.27 4.72")]
    // 5.25 for the total.
    [InlineData(
        "9 5 4 1 7 4,6 5 4 6 8,2 4 4 4 8 8,6 3 8 9 7 2 1 3 8,10 10 9 1,5 1 2 9 8 1,2 1 3 2,7 9 1 9",
        "5 5.8 5 5.22 7.5 4.33 2 6.5", "5.4 5.09 5.24")]
    // Categories without a rating are 0; replies without one are left out.
    [InlineData("7 8 x,5,x,,,,,", "7.5 5 0 0 0 0 0 0", "6.25 0 3.12")]
    public void Of_OpenCompass_RoundsEveryLevel(string ratings, string categories, string scores)
    {
        var result = AlignBenchScores.Of(Replies(ratings), JudgeVariant.OpenCompass);

        Assert.Equal(Numbers(categories), AlignBenchCategories.Names.Select(c => result.Categories[c]));
        Assert.Equal(Numbers(scores), [result.Reasoning, result.Language, result.Total]);
    }

    [Theory]
    [InlineData(
        "8 4 7 7 9 5 9,5 10 2 8 5 6 3,4 8 3 6 6 9,9 2 5 1,4 6 7 4 9 9 5,8 3 3 3 5 1 10 2 3,5 4 6 2 3,5 2 3 5 2",
        "6.285714285714286 4.692989417989417 5.489351851851851")]
    [InlineData(
        "1 1 2,9 5 7,8 10 5 2 7,2 1 7 1 5 1 9 10 2,1 6 2 8 7 2 6 9,1 2 10,1 10 4 8 4 6 6 9 2,9 2 2 4 5 10 8 8",
        "4.166666666666667 5.2726851851851855 4.719675925925927")]
    // A reply without a rating is -1 in the mean.
    [InlineData("9 x,6,1,1,1,1,1,1", "5 1 3")]
    public void Of_Official_RoundsNothing(string ratings, string scores)
    {
        var result = AlignBenchScores.Of(Replies(ratings), JudgeVariant.Official);

        Assert.Equal(Numbers(scores), [result.Reasoning, result.Language, result.Total]);
    }

    [Fact]
    public void Of_OfficialWithoutACategory_IsNaN()
    {
        var result = AlignBenchScores.Of(Replies("9,6,1,1,1,1,1,"), JudgeVariant.Official);

        Assert.Equal((7.5, double.NaN, double.NaN), (result.Reasoning, result.Language, result.Total));
    }

    /// <summary>Categories apart by commas in the order of Names; x is a rating that could not be read.</summary>
    internal static IReadOnlyList<AlignBenchScored> Replies(string ratings) =>
    [
        .. ratings.Split(',').SelectMany((category, i) => category.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => new AlignBenchScored(AlignBenchCategories.Names[i], r == "x" ? null : new AlignBenchRating(Number(r), [])))),
    ];

    private static IEnumerable<double> Numbers(string text) => text.Split(' ').Select(Number);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
