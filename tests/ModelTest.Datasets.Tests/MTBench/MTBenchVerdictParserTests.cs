using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchVerdictParserTests
{
    private const string None = "no [[A]], [[B]] or [[C]].";

    private const string NoLetter = "no [A], [B] or [C].";

    // The verdict or why there is none: official, OpenCompass.
    [Theory]
    [InlineData("[[A]]", "A", "A")]
    [InlineData("So [[B]] it is", "B", "B")]
    [InlineData("[[C]]", "Tie", "Tie")]
    // FastChat looks for A first, wherever it stands; OpenCompass takes the first brackets.
    [InlineData("Not [[B]] but [[A]]", "A", "B")]
    [InlineData("[[C]] or [[B]]", "B", "Tie")]
    [InlineData("[C]", None, "Tie")]
    [InlineData("As [B] says, [[A]]", "A", "B")]
    [InlineData("[[AB]]", None, "[AB] is no verdict.")]
    [InlineData("[[D]] [[a]]", None, NoLetter)]
    [InlineData("[[ A ]]", None, NoLetter)]
    [InlineData("", None, NoLetter)]
    public void Parse_OfAReply_FollowsEachRule(string reply, string official, string openCompass) => Assert.Equal(
        [official, openCompass],
        new[] { JudgeVariant.Official, JudgeVariant.OpenCompass }.Select(v => MTBenchVerdictParser.Parse(reply, v))
            .Select(p => p.Value?.ToString() ?? p.Problem));

    [Theory]
    [InlineData("[[8,7]]", "A")]
    [InlineData("[[7.5, 8]]", "B")]
    [InlineData("[[8, 8.1]]", "Tie")]
    [InlineData("[[8, 8.2]]", "B")]
    [InlineData("[1, 2] then [[9,\u001c3]]", "A")]
    [InlineData("[1, 2]", "B")]
    [InlineData("[[8 7]]", "no two numbers in brackets.")]
    [InlineData("[[08, 7]]", "'[[08, 7]]' are no two numbers (FastChat itself would stop here with an error).")]
    public void ParseTwoRatings_OfAReply_ComparesThem(string reply, string expected)
    {
        var parsed = MTBenchVerdictParser.ParseTwoRatings(reply);

        Assert.Equal(expected, parsed.Value?.ToString() ?? parsed.Problem);
    }

    [Fact]
    public void Parse_OfTheEmbeddedJudge_GivesItsVerdicts()
    {
        var rows = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "data", "judge-sample.jsonl"))
            .Where(r => r.TryGetProperty("verdict", out _)).ToList();

        Assert.Equal(40, rows.Count);
        Assert.All(Enum.GetValues<JudgeVariant>(), variant => Assert.Equal(
            rows.Select(r => r.Text("verdict").Replace("C", "Tie", StringComparison.Ordinal)),
            rows.Select(r => MTBenchVerdictParser.Parse(r.Text("expected"), variant).Value.ToString())));
    }
}
