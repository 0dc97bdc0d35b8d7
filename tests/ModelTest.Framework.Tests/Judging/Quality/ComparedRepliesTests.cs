using ModelTest.Judging;

namespace ModelTest.Tests.Judging.Quality;

/// <summary>What the usual verdicts are worth to the reply that is shown first.</summary>
public sealed class ComparedRepliesTests
{
    [Theory]
    [InlineData("A", 1.0)]
    [InlineData("[[A]]", 1.0)]
    [InlineData("A>>B", 1.0)]
    [InlineData("A>B", 1.0)]
    [InlineData("A++", 1.0)]
    [InlineData("A+", 1.0)]
    [InlineData("A=B", 0.5)]
    [InlineData("C", 0.5)]
    [InlineData("tie", 0.5)]
    [InlineData("B", 0.0)]
    [InlineData("B>A", 0.0)]
    [InlineData("B>>A", 0.0)]
    [InlineData("B++", 0.0)]
    [InlineData("A<<B", 0.0)]
    [InlineData("model_1", null)]
    public void ByVerdict_UsualVerdicts_AreWorth(string verdict, double? expected) => Assert.Equal(expected, ComparedReplies.ByVerdict(Grade.Decided(verdict)));

    [Fact]
    public void ByVerdict_RatingAlone_SaysNothing() => Assert.Null(ComparedReplies.ByVerdict(Grade.Rated(1)));
}
