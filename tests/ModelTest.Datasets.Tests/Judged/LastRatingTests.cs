using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class LastRatingTests
{
    [Theory]
    [InlineData("Rating: [[8]]", 8)]
    [InlineData("First [[3]], but then Rating: [[9]].", 9)]
    [InlineData("[1] is a citation. [[7.5]]", 7.5)]
    [InlineData("[[10/10]]", 10)]
    [InlineData("[[06]]", 6)]
    public void Parse_OfARating_GivesTheLast(string reply, double expected) => Assert.Equal(expected, LastRating.Parse(reply).Value);

    [Theory]
    [InlineData("", "no number in double brackets.")]
    [InlineData("[8]", "no number in double brackets.")]
    [InlineData("[[11]]", "the rating 11 is not from 1 to 10.")]
    [InlineData("[[0.5]]", "the rating 0.5 is not from 1 to 10.")]
    public void Parse_OfNoRating_SaysWhy(string reply, string problem) => Assert.Equal(problem, LastRating.Parse(reply).Problem);
}
