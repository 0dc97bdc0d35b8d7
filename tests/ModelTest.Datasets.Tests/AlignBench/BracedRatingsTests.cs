using System.Text.RegularExpressions;
using CsCheck;
using ModelTest.Datasets.AlignBench;

namespace ModelTest.Datasets.Tests.AlignBench;

public sealed class BracedRatingsTests
{
    [Fact]
    public void Inside_OfAnyText_IsWhatAlignBenchsPatternMatches() =>
        Gen.String["{}\na '"].Sample(text =>
        {
            var match = Regex.Match(text, @"\{(.*?)\}(?![^{]*\{)");
            return BracedRatings.Inside(text) == (match.Success ? match.Groups[1].Value : null);
        });

    [Fact]
    public void Find_OfManyBraces_IsQuick() =>
        // The pattern itself takes time that grows with the cube of the length.
        Assert.Null(BracedRatings.Find(new string('{', 100_000) + new string('}', 100_000) + "{"));
}
