using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class TextTests
{
    [Theory]
    [InlineData("{a}{b}{c} {", "{b}2{c} {")]
    [InlineData("", "")]
    public void SinglePass_OfValuesWithBraces_LeavesThem(string template, string expected) =>
        Assert.Equal(expected, SinglePass.Fill(template, new Dictionary<string, string> { ["a"] = "{b}", ["b"] = "2" }));

    [Theory]
    [InlineData("", 0)]
    [InlineData("aé答", 3)]
    [InlineData("😀a", 2)]
    public void CodePoints_OfAText_CountAsPython(string text, int expected) => Assert.Equal(expected, CodePoints.Count(text));

    [Fact]
    public void AverageLength_OfTexts_IsCutToAWholeNumber()
    {
        Assert.Equal(1, CodePoints.AverageLength(["ab", "c", "de"]));
        Assert.Null(CodePoints.AverageLength([]));
    }
}
