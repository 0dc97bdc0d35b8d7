using ModelTest.Datasets.Extraction;

namespace ModelTest.Datasets.Tests.Extraction;

public sealed class AnswerExtractionTests
{
    [Theory]
    [InlineData("first_capital", "E")]
    [InlineData("first_option", "D")]
    [InlineData("first_option_0.2.4", "A")]
    [InlineData("first_option_corrected", "B")]
    public void Find_Name_IsTheRuleOfThatName(string name, string expected)
    {
        Assert.Contains(name, AnswerExtraction.Names);
        Assert.Equal(expected, AnswerExtraction.Find(name)("E. answer: b, A 1D"));
    }
}
