using System.Text.Json;
using ModelTest.TestLogger.GitHub;

namespace ModelTest.TestLogger.Tests.GitHub;

public sealed class AnnotationsTests
{
    [Fact]
    public void Of_Failure_IsAnErrorWithoutFileAndLine() => Assert.Equal(
        ["::error title=ceval / law::score 0.2500, below the minimum 0.5.%0A40 items"],
        Of(("ceval", "law", "score 0.2500, below the minimum 0.5.\n40 items")));

    [Theory]
    [InlineData("a:b,c%d", "x:y,z%0A 100 %", "::error title=quiz / a%3Ab%2Cc%25d::x:y,z%250A 100 %25")]
    [InlineData("a\n::error::b", "one\r\n::set-env name=X::two", "::error title=quiz / a%0A%3A%3Aerror%3A%3Ab::one%0D%0A::set-env name=X::two")]
    public void Of_TextFromOutside_CannotEndTheCommandOrStartAnother(string test, string message, string expected)
    {
        var line = Assert.Single(Of(("quiz", test, message)));

        Assert.Equal(expected, line);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\r', line);
    }

    [Theory]
    [InlineData(10, 10, "::error title=quiz / 9::m9")]
    [InlineData(11, 10, "::error title=ModelTest::2 more tests failed; the summary and report.html have them.")]
    [InlineData(500, 10, "::error title=ModelTest::491 more tests failed; the summary and report.html have them.")]
    public void Of_ManyFailures_AreAsManyAsGitHubShowsAndTheLastSaysHowManyMore(int count, int expected, string last)
    {
        var lines = Of([.. Enumerable.Range(0, count).Select(i => ("quiz", $"{i}", $"m{i}"))]);

        Assert.Equal(expected, lines.Count);
        Assert.Equal("::error title=quiz / 0::m0", lines[0]);
        Assert.Equal(last, lines[^1]);
    }

    [Fact]
    public void Of_LongMessage_IsShortened() => Assert.EndsWith(
        "%0A14%0A…", Of(("quiz", "law", string.Join('\n', Enumerable.Range(0, 40))))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"failures":null}""")]
    [InlineData("""{"failures":[]}""")]
    [InlineData("no JSON")]
    public void Of_NoFailures_IsNothing(string json) => Assert.Empty(Annotations.Of(JsonText.Parse(json)));

    private static IReadOnlyList<string> Of(params (string Dataset, string Test, string Message)[] failures) => Annotations.Of(JsonText.Parse(
        JsonSerializer.Serialize(new { failures = failures.Select(f => new { dataset = f.Dataset, test = f.Test, message = f.Message }) })));
}
