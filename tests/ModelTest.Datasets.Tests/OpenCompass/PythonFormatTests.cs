using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PythonFormatTests
{
    // Values that Python gave for template.format(a='{b}', b='}}').
    [Theory]
    [InlineData("{a}-{b}", "{b}-}}")]
    [InlineData("{{a}} {{{a}}}", "{a} {{b}}")]
    [InlineData("", "")]
    [InlineData("no fields", "no fields")]
    public void Fill_OfATemplate_LeavesValuesAlone(string template, string expected) =>
        Assert.Equal(expected, PythonFormat.Fill(template, new("a", "{b}"), new("b", "}}")));
}
