using System.Globalization;
using ModelTest.Datasets.MTBench101;

namespace ModelTest.Datasets.Tests.MTBench101;

public sealed class MTBench101RatingParserTests
{
    private const string None = "no whole number in brackets.";

    [Theory]
    [InlineData("Good. Rating: [[8]]", "8")]
    [InlineData("[8]", "8")]
    [InlineData("[1] is a source. Rating: [[9]]", "1")]
    [InlineData("Rating: [[100]]", "100")]
    [InlineData("Rating: [[007]]", "7")]
    [InlineData("Rating: [[7.5]]", None)]
    [InlineData("Rating: [[7.5]] or [[7]]", "7")]
    [InlineData("Rating: [[８]]", None)]
    [InlineData("Rating: [[-1]]", None)]
    [InlineData("Rating: 8", None)]
    [InlineData("", None)]
    public void Parse_OfAReply_TakesTheFirstWholeNumberInBrackets(string reply, string expected)
    {
        var parsed = MTBench101RatingParser.Parse(reply);

        Assert.Equal(expected, parsed.Value?.ToString(CultureInfo.InvariantCulture) ?? parsed.Problem);
    }
}
