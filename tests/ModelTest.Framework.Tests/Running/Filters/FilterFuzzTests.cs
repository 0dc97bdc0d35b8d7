using ModelTest.Running.Filters;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Tests.Running.Filters;

public sealed class FilterFuzzTests
{
    [Fact]
    public void Parse_AnyFilter_IsAnExpressionOrNone() =>
        Fuzz.Texts(["Dataset=ceval&Subject=law", "(A=b|C!=d)&E~f", @"A=b\(c\)", "law", "((A=b))", ""], filter => _ = FilterParser.Parse(filter));
}
