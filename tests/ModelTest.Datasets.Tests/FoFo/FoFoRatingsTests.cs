using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.FoFo;

public sealed class FoFoRatingsTests
{
    [Theory]
    [InlineData("[{\"model\": \"model\", \"format_correctness\": 1, \"reasons\": \"- good\"}]", 1)]
    [InlineData(" {\"format_correctness\": 0}\n", 0)]
    [InlineData("Here:\n```json\n[{\"format_correctness\": 1}]\n```\nand ```json\n[]\n```", 1)]
    [InlineData("[{\"format_correctness\": true}]", 1)]
    [InlineData("[{\"format_correctness\": false}]", 0)]
    [InlineData("[{\"format_correctness\": 1.0}]", 1)]
    public void Parse_ByTheOfficialRules_ReadsJson(string reply, double expected) =>
        Assert.Equal(Parsed.Of(expected), FoFoRatings.Parse(JudgeVariant.Official, reply));

    [Theory]
    [InlineData("", "the reply is not JSON.")]
    [InlineData("[{'format_correctness': 1}]", "the reply is not JSON.")]
    [InlineData("Sure! [{\"format_correctness\": 1}]", "the reply is not JSON.")]
    [InlineData("```json\n[{\"format_correctness\": 1}]", "the JSON fence is not closed.")]
    [InlineData("[]", "there are 0 ratings, not one.")]
    [InlineData("[{\"format_correctness\": 1}, {\"format_correctness\": 1}]", "there are 2 ratings, not one.")]
    [InlineData("[{\"correct\": 1}]", "there is no 'format_correctness'.")]
    [InlineData("[7]", "there is no 'format_correctness'.")]
    [InlineData("[{\"format_correctness\": \"1\"}]", "'format_correctness' is \"1\", not 0 or 1.")]
    [InlineData("[{\"format_correctness\": 2}]", "'format_correctness' is 2, not 0 or 1.")]
    public void Parse_ByTheOfficialRules_SaysWhyNot(string reply, string problem) =>
        Assert.Equal(Parsed.Not<double>(problem), FoFoRatings.Parse(JudgeVariant.Official, reply));

    [Theory]
    [InlineData("[{'format_correctness': 1}]", 1)]
    [InlineData("\"format_correctness':\n\t0, then \"format_correctness\": 1", 0)]
    [InlineData("\"format_correctness\":01", 1)]
    [InlineData("\"format_correctness\": 10", 10)]
    [InlineData("\"format_correctness\": 12", 1)]
    public void Parse_ByOpenCompassRules_ReadsTheFirstDigits(string reply, double expected) =>
        Assert.Equal(Parsed.Of(expected), FoFoRatings.Parse(JudgeVariant.OpenCompass, reply));

    [Theory]
    [InlineData("\"format_correctness\": \"1\"")]
    [InlineData("\"format_correctness\": true")]
    [InlineData("\"format_correctness\" : 1")]
    [InlineData("format_correctness: 1")]
    [InlineData("")]
    public void Parse_ByOpenCompassRules_ReadsNothingElse(string reply) => Assert.Equal(
        Parsed.Not<double>("there is no 'format_correctness': followed by 0 or 1."), FoFoRatings.Parse(JudgeVariant.OpenCompass, reply));
}
