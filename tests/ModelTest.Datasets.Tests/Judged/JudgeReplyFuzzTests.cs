using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.AlpacaEval;
using ModelTest.Datasets.ArenaHard;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.MTBench101;
using ModelTest.Datasets.WildBench;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Datasets.Tests.Judged;

/// <summary>What a judge or a model writes is read or not; it never throws, hangs or takes memory.</summary>
public sealed class JudgeReplyFuzzTests
{
    private static readonly string[] Seeds =
    [
        "评价如下。{'事实正确性': 8, '满足用户需求': 7, '综合得分': 8}", "[[8]]", "Rating: [[7.5]]", "[[A]]", "My final verdict is tie: [[A=B]]", "[[A>>B]] and [[B>>A]]", "综合得分：7.5",
        "{\"strengths\": \"a\", \"weaknesses\": \"b\", \"choice\": \"A++\", \"score\": \"8\"}", "```json\n{\"score\": 9}\n```", "[{'format_correctness': 1, 'reasons': 'x'}]",
        "评分：[[10]]", "m", "M", "正确答案是 B。", "The answer is (C).", "答案：ABCD", "因此，选 D", "A. 细", "",
    ];

    [Fact]
    public void Parse_AnyText_IsReadOrNot() => Fuzz.Texts(Seeds, reply =>
    {
        foreach (var parsing in Enum.GetValues<AlignBenchParsing>())
        {
            _ = AlignBenchRatingParser.Parse(reply, parsing);
        }
        foreach (var variant in Enum.GetValues<JudgeVariant>())
        {
            _ = MTBenchRatingParser.Parse(reply, variant);
            _ = MTBenchVerdictParser.Parse(reply, variant);
            _ = WildBenchVerdicts.Score(variant, reply);
            _ = WildBenchVerdicts.Choice(variant, reply);
            _ = FoFoRatings.Parse(variant, reply);
        }
        foreach (var parsing in Enum.GetValues<ArenaHardParsing>())
        {
            _ = ArenaHardVerdicts.Parse(reply, parsing);
        }
        _ = MTBenchVerdictParser.ParseLast(reply);
        _ = MTBenchVerdictParser.ParseTwoRatings(reply);
        _ = MTBench101RatingParser.Parse(reply);
        _ = LastRating.Parse(reply);
        _ = AlpacaEvalPreferences.FromReply(reply, modelFirst: true);
    });

    [Fact]
    public void Extract_AnyText_IsALetterOrNothing() => Fuzz.Texts(Seeds, reply =>
    {
        foreach (var rule in AnswerExtraction.Names)
        {
            // A capital beyond the basic plane has two chars.
            Assert.True(AnswerExtraction.Find(rule)(reply).EnumerateRunes().Count() <= 1);
        }
    });
}
