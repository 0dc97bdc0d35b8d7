using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class AlignBenchRatingParserTests
{
    private const string NoBraces = "no ratings in braces.";

    private const string NoneAtAll = "no ratings in braces, and no dimensions with numbers.";

    private const string NoOverall = "no '综合得分': n in the last braces.";

    private const string NoScore = "no '综合得分': n in the reply.";

    // Each expectation is the score or why there is none: official, general, general_plus.
    [Theory]
    [InlineData("好。{'事实正确性': 9, '综合得分': 8}", "8", "8", "8")]
    [InlineData("{'综合得分': 8}。", "8", "8", "8")]
    [InlineData("{'综合得分': 3} 改为 {'综合得分': 4}", "4", "4", "4")]
    [InlineData("{'综合得分': 3} {", "3", NoBraces, NoneAtAll)]
    [InlineData("{ {'综合得分': 3}", "3", "3", "3")]
    [InlineData("{'综合得分': 3, '综合得分': 5}", "5", "5", "5")]
    // Line breaks inside the braces: only general removes them. The official pattern for the score alone still finds it.
    [InlineData("{'事实正确性': 9,\n'综合得分': 8}", "8", "8", NoneAtAll)]
    [InlineData("{\n'清晰度': 9,\n'完备性': 7,\n'事实正确性': 6,\n'满足用户需求': 5,\n'综合得分': 8\n}", "8", "8", "8")]
    // Digits after the point are lost inside the braces and kept outside.
    [InlineData("{'综合得分': 7.5}", "7", "7", "7")]
    [InlineData("'综合得分': 7.5", "7.5", NoBraces, NoneAtAll)]
    [InlineData("'综合得分': 7.525 {'事实正确性': 9}", "7.52", NoOverall, NoOverall)]
    [InlineData("综合得分: 7 {'事实正确性': 9}", NoScore, NoOverall, NoOverall)]
    // The official parsing knows no range.
    [InlineData("{'综合得分': 85}", "85", "the rating of '综合得分' is over 10.", "the rating of '综合得分' is over 10.")]
    [InlineData("{'事实正确性': 11, '综合得分': 8}", "8", "the rating of '事实正确性' is over 10.", "the rating of '事实正确性' is over 10.")]
    [InlineData("{'准确性': 9, '综合得分': 8}", "8", "the dimension '准确性' is unknown.", "the dimension '准确性' is unknown.")]
    [InlineData("{'综合得分': 0}", "0", "0", "0")]
    [InlineData("{\"综合得分\": 8}", NoScore, NoOverall, NoOverall)]
    [InlineData("{'综合得分':8}", NoScore, NoOverall, NoOverall)]
    [InlineData("{'综合得分': -1}", NoScore, NoOverall, NoOverall)]
    [InlineData("{'综合得分': ８}", "8", "8", "8")]
    [InlineData("{'维度一': 打分, '综合得分': 打分}", NoScore, NoOverall, NoOverall)]
    [InlineData("{}", NoScore, NoOverall, NoOverall)]
    [InlineData("很好。", NoScore, NoBraces, NoneAtAll)]
    [InlineData("", NoScore, NoBraces, NoneAtAll)]
    public void Parse_OfAReply_FollowsEachRule(string reply, string official, string general, string generalPlus)
    {
        Assert.Equal(
            [official, general, generalPlus],
            new[] { AlignBenchParsing.Official, AlignBenchParsing.General, AlignBenchParsing.GeneralPlus }.Select(p => Score(reply, p)));
    }

    [Theory]
    [InlineData("事实正确性 9分\n满足用户需求：8\n清晰度 7\n完备性 6\n综合 7", "7: 事实正确性=9 满足用户需求=8 清晰度=7 完备性=6 综合得分=7")]
    // The last line with a number counts, and its last number; the overall score is simply the last number.
    [InlineData("清晰度 1到10\n完备性 3\n完备性 4 或 5\n完备性\n事实正确性满足用户需求 2\n共8点", "8: 事实正确性=2 满足用户需求=2 清晰度=10 完备性=5 综合得分=8")]
    [InlineData("逻辑连贯性 4\n完备性 3\n事实正确性 2\n满足用户需求 1\n综合 2", "2: 事实正确性=2 满足用户需求=1 逻辑连贯性=4 完备性=3 综合得分=2")]
    [InlineData("创造性 4\n丰富度 3\n事实正确性 2\n满足用户需求 1\n逻辑连贯性 5\n综合 2", "2: 事实正确性=2 满足用户需求=1 逻辑连贯性=5 创造性=4 丰富度=3 综合得分=2")]
    [InlineData("创造性 4\n公平与可负责程度 3\n事实正确性 2\n满足用户需求 1\n综合 2", "2: 事实正确性=2 满足用户需求=1 公平与可负责程度=3 创造性=4 综合得分=2")]
    // 100 is read as 10 and 0.
    [InlineData("事实正确性 9\n满足用户需求 8\n清晰度 7\n完备性 6\n综合 100", "0: 事实正确性=9 满足用户需求=8 清晰度=7 完备性=6 综合得分=0")]
    [InlineData("事实正确性 9\n满足用户需求 8\n清晰度 7\n完备性 6\n综合 85", "the rating of '综合得分' is over 10.")]
    [InlineData("事实正确性 9\n清晰度 7\n完备性 6\n综合 8", "no ratings in braces, and no number for '满足用户需求'.")]
    // The last line has no line break.
    [InlineData("事实正确性 9\n满足用户需求 8\n清晰度 7\n综合 8，完备性 6", "no ratings in braces, and no number for '完备性'.")]
    [InlineData("清晰度和完备性都好", NoneAtAll)]
    [InlineData("清晰度 8\n", NoneAtAll)]
    public void Parse_WithoutBraces_FindsNamesInGeneralPlus(string reply, string expected)
    {
        var parsed = AlignBenchRatingParser.Parse(reply, AlignBenchParsing.GeneralPlus);

        Assert.Equal(expected, parsed.Value is { } rating
            ? $"{rating.Score}: {string.Join(' ', rating.Dimensions.Select(d => $"{d.Key}={d.Value}"))}"
            : parsed.Problem);
    }

    [Fact]
    public void Parse_OfRatings_KeepsTheirOrder()
    {
        var parsed = AlignBenchRatingParser.Parse("{'清晰度': 7, '事实正确性': 9, '清晰度': 6, '综合得分': 8}", AlignBenchParsing.General);

        Assert.Equal([new("清晰度", 6), new("事实正确性", 9), new("综合得分", 8)], parsed.Value!.Value.Dimensions);
    }

    [Fact]
    public void Parse_OfTheEmbeddedJudge_GivesItsScores()
    {
        var rows = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "open_predictions.jsonl"));

        foreach (var parsing in Enum.GetValues<AlignBenchParsing>())
        {
            var scores = rows.Select(r => AlignBenchRatingParser.Parse(r.Text("judge_reply"), parsing).Value!.Value.Score).ToList();

            Assert.Equal(rows.Select(r => r.GetProperty("score").GetDouble()), scores);
            Assert.Equal(7.25, scores.Average());
        }
    }

    private static string Score(string reply, AlignBenchParsing parsing)
    {
        var parsed = AlignBenchRatingParser.Parse(reply, parsing);
        return parsed.Value is { } rating ? $"{rating.Score}" : parsed.Problem;
    }
}
