using System.Globalization;
using ModelTest.Datasets.AlignBench;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class CorrectedRatingsTests
{
    [Theory]
    // The official pattern gives 7.
    [InlineData("{'清晰度': 8, '综合得分': 7.5}", "清晰度 8, 综合得分 7.5")]
    // It finds no dictionary that goes over lines, and no double quotes.
    [InlineData("好。\n{\n  \"清晰度\": 8,\n  \"综合得分\": 7\n}", "清晰度 8, 综合得分 7")]
    [InlineData("{'综合得分': 3} 改为 {'清晰度': 6, '综合得分': 6}", "清晰度 6, 综合得分 6")]
    [InlineData("**综合得分**：6 分，{'清晰度': 8}，综合得分：7", "清晰度 8, 综合得分 7")]
    [InlineData("清晰度：8，综合得分：7", "清晰度 8, 综合得分 7")]
    // A dimension that is none is no rating.
    [InlineData("{'心情': 11, '综合得分': 7}", "综合得分 7")]
    public void Parse_OfRatings_GivesThem(string reply, string expected)
    {
        var rating = AlignBenchRatingParser.Parse(reply, AlignBenchParsing.Corrected).Value!.Value;

        Assert.Equal(expected, string.Join(", ", rating.Dimensions.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Key} {d.Value}"))));
        Assert.Equal(rating.Dimensions.Single(d => d.Key == "综合得分").Value, rating.Score);
    }

    [Theory]
    [InlineData("", "no number for 综合得分.")]
    [InlineData("{'清晰度': 8}", "no number for 综合得分.")]
    [InlineData("{'清晰度': 8, '综合得分': 11}", "the rating of '综合得分' is not from 1 to 10.")]
    [InlineData("{'清晰度': 0, '综合得分': 7}", "the rating of '清晰度' is not from 1 to 10.")]
    public void Parse_OfNoRating_SaysWhy(string reply, string problem) =>
        Assert.Equal(problem, AlignBenchRatingParser.Parse(reply, AlignBenchParsing.Corrected).Problem);
}
