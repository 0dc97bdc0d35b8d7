using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("{question}: {A}, {B}", "Q: 1, 2")]
    [InlineData("{{A}} {C} {a} {", "{1} {C} {a} {")]
    [InlineData("", "")]
    public void Fill_OfATemplate_ReplacesKnownNames(string template, string expected) =>
        Assert.Equal(expected, Placeholders.Fill(template, Columns("Q", "1", "2")));

    [Fact]
    public void Fill_WithAPlaceholderInAValue_FillsLaterColumnsOnly() =>
        Assert.Equal(@"\overline2 2, {A} {question}", Placeholders.Fill("{question}, {B}", [.. Columns(@"\overline{A} {A}", "2", "{A} {question}")]));

    private static KeyValuePair<string, string>[] Columns(string question, string a, string b) => [new("question", question), new("A", a), new("B", b)];
}
