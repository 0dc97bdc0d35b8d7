using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

public sealed class MTBenchRatingParserTests
{
    private const string NoNumber = "no number in brackets.";

    private const string NoRating = "no 'Rating: [[number]]'.";

    private const string Fails = " is no number (FastChat itself would stop here with an error).";

    private const string OpenCompassFails = " is no number (OpenCompass itself would stop here with an error).";

    // The rating or why there is none: official, OpenCompass.
    [Theory]
    [InlineData("Good. Rating: [[8]]", "8", "8")]
    [InlineData("Rating:[[7.5]]", "7.5", "7.5")]
    [InlineData("Rating: \n\u001c[[8]]", "8", "8")]
    [InlineData("[[8]]", "8", NoRating)]
    [InlineData("rating: [[8]]", "8", NoRating)]
    [InlineData("Rating: [8]", "8", NoRating)]
    [InlineData("Rating: 8", NoNumber, NoRating)]
    // Double brackets go before single ones, wherever they are; else the first counts.
    [InlineData("Step [1]. Rating: [[9]]", "9", "9")]
    [InlineData("Step [1]. Step [2].", "1", NoRating)]
    [InlineData("[[3]] Rating: [[9]] Rating: [[4]]", "3", "9")]
    [InlineData("Rating: [[7.]]", "7", "7")]
    [InlineData("Rating: [[.5]]", NoNumber, "0.5")]
    [InlineData("Rating: [[06]]", "'06'" + Fails, "6")]
    [InlineData("Rating: [[８]]", "'８'" + Fails, "8")]
    [InlineData("Rating: [[8.5.5]]", NoNumber, "'8.5.5'" + OpenCompassFails)]
    [InlineData("Rating: [[.]]", NoNumber, "'.'" + OpenCompassFails)]
    [InlineData("Rating: [[100]]", "100", "100")]
    [InlineData("Rating: [[8/10]]", NoNumber, NoRating)]
    [InlineData("", NoNumber, NoRating)]
    public void Parse_OfAReply_FollowsEachRule(string reply, string official, string openCompass) => Assert.Equal(
        [official, openCompass],
        new[] { JudgeVariant.Official, JudgeVariant.OpenCompass }.Select(v => MTBenchRatingParser.Parse(reply, v))
            .Select(p => p.Value?.ToString(CultureInfo.InvariantCulture) ?? p.Problem));

    [Fact]
    public void Parse_OfTheEmbeddedJudge_GivesItsScores()
    {
        var rows = JsonLinesFile.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "mtbench_predictions.jsonl"));
        var replies = rows.SelectMany(r => r.GetProperty("judge_replies").EnumerateArray()).Select(r => r.GetString()!).ToList();

        Assert.Equal(40, replies.Count);
        Assert.All(Enum.GetValues<JudgeVariant>(), variant => Assert.Equal(
            rows.SelectMany(r => r.GetProperty("scores").EnumerateArray()).Select(s => (double?)s.GetDouble()),
            replies.Select(r => MTBenchRatingParser.Parse(r, variant).Value)));
    }
}
