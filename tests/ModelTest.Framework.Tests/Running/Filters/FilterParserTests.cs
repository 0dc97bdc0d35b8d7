using ModelTest.Running.Filters;

namespace ModelTest.Tests.Running.Filters;

public sealed class FilterParserTests
{
    private static readonly Dictionary<string, string[]> Law = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Dataset"] = ["ceval"],
        ["Subject"] = ["law"],
        ["FullyQualifiedName"] = ["Suite.CEvalTests.Subject"],
        ["DisplayName"] = ["ceval / law"],
    };

    [Theory]
    [InlineData("Dataset=ceval", true)]
    [InlineData("dataset = CEVAL", true)]
    [InlineData("Dataset=ceval&Subject=physics", false)]
    [InlineData("Dataset=ceval&Subject!=physics", true)]
    [InlineData("Dataset!=ceval", false)]
    [InlineData("Priority!=1", true)]
    [InlineData("Priority=1", false)]
    [InlineData("Subject~a", true)]
    [InlineData("Subject!~a", false)]
    [InlineData("CEvalTests", true)]
    [InlineData("Other", false)]
    [InlineData("Subject=x|Subject=law&Dataset=mtbench", false)]
    [InlineData("(Subject=x|Subject=law)&Dataset=ceval", true)]
    [InlineData(" ( (Subject=law) ) ", true)]
    [InlineData(@"DisplayName=ceval \/ law", true)]
    public void Matches_ParsedFilter_SelectsAsVsTestDoes(string filter, bool expected) =>
        Assert.Equal(expected, FilterParser.Parse(filter)!.Matches(name => Law.GetValueOrDefault(name, [])));

    [Fact]
    public void Parse_EscapedOperators_AreText()
    {
        var condition = Assert.Single(FilterParser.Parse(@"Subject=a\(b\)\&c\|d\=e\!f\~g\\h")!.Alternatives.Single());

        Assert.Equal(new FilterCondition("Subject", FilterOperator.Equal, @"a(b)&c|d=e!f~g\h"), condition);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("(Dataset=ceval")]
    [InlineData("Dataset=ceval)")]
    [InlineData("Dataset=")]
    [InlineData("=ceval")]
    [InlineData("Dataset=ceval&")]
    [InlineData("a!b")]
    public void Parse_NoFilterOrOneThatVsTestRejects_GivesNull(string? filter) => Assert.Null(FilterParser.Parse(filter));

    [Fact]
    public void Alternatives_OrUnderAnd_AreEveryCombination()
    {
        var alternatives = FilterParser.Parse("(Subject=a|Subject=b)&(Category=c|Category=d)")!.Alternatives;

        Assert.Equal(["ac", "ad", "bc", "bd"], alternatives.Select(a => string.Concat(a.Select(c => c.Value))));
    }
}
