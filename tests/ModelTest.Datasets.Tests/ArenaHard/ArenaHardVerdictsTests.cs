using ModelTest.Datasets.ArenaHard;

namespace ModelTest.Datasets.Tests.ArenaHard;

public sealed class ArenaHardVerdictsTests
{
    private const string Missing = "there is no verdict such as [[A>B]].";

    [Theory]
    [InlineData("My final verdict is: [[A>>B]]", ArenaHardVerdict.AMuchBetter)]
    [InlineData("[[A>B]]", ArenaHardVerdict.ABetter)]
    [InlineData("[[A=B]].", ArenaHardVerdict.Tie)]
    [InlineData("a\n[[B>A]]\nb", ArenaHardVerdict.BBetter)]
    [InlineData("[[[B>>A]]]", ArenaHardVerdict.BMuchBetter)]
    [InlineData("[[A>B]] so [[A>B]]", ArenaHardVerdict.ABetter)]
    public void Parse_OfAVerdict_GivesItByAnyRules(string reply, object expected)
    {
        foreach (var parsing in Enum.GetValues<ArenaHardParsing>())
        {
            Assert.Equal(ArenaHardJudgement.Of((ArenaHardVerdict)expected), ArenaHardVerdicts.Parse(reply, parsing));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[[C]] and [[A > B]] and [A>>B")]
    public void Parse_WithoutAVerdict_AsksAgainOnlyByTheOfficialRules(string reply)
    {
        Assert.Equal(ArenaHardJudgement.None(Missing, askAgain: true), ArenaHardVerdicts.Parse(reply, ArenaHardParsing.Official));
        Assert.Equal(ArenaHardJudgement.None(Missing), ArenaHardVerdicts.Parse(reply, ArenaHardParsing.OpenCompass));
        Assert.Equal(ArenaHardJudgement.None(Missing), ArenaHardVerdicts.Parse(reply, ArenaHardParsing.OfficialV2));
    }

    [Fact]
    public void Parse_OfDifferentVerdicts_DiffersByTheRules()
    {
        const string Reply = "Not [[A=B]]: [[B>>A]]";

        Assert.Equal(ArenaHardJudgement.None("there are different verdicts: A=B, B>>A."), ArenaHardVerdicts.Parse(Reply, ArenaHardParsing.Official));
        Assert.Equal(ArenaHardVerdict.Tie, ArenaHardVerdicts.Parse(Reply, ArenaHardParsing.OpenCompass).Verdict);
        Assert.Equal(ArenaHardVerdict.BMuchBetter, ArenaHardVerdicts.Parse(Reply, ArenaHardParsing.OfficialV2).Verdict);
    }

    [Theory]
    [InlineData("[[A<B]]", ArenaHardVerdict.BBetter)]
    [InlineData("[[A<<B]]", ArenaHardVerdict.BMuchBetter)]
    [InlineData("[[B=A]]", ArenaHardVerdict.Tie)]
    [InlineData("[[B<A]]", ArenaHardVerdict.ABetter)]
    [InlineData("[[B<<A]]", ArenaHardVerdict.AMuchBetter)]
    public void Parse_OfATurnedVerdict_KnowsItSinceV2(string reply, object expected)
    {
        var problem = $"the verdict '{reply[2..^2]}' is not one of A>>B, A>B, A=B, B>A, B>>A.";
        Assert.Equal(ArenaHardJudgement.None(problem), ArenaHardVerdicts.Parse(reply, ArenaHardParsing.Official));
        Assert.Equal(ArenaHardJudgement.None(problem), ArenaHardVerdicts.Parse(reply, ArenaHardParsing.OpenCompass));
        Assert.Equal((ArenaHardVerdict)expected, ArenaHardVerdicts.Parse(reply, ArenaHardParsing.OfficialV2).Verdict);
    }

    [Theory]
    [InlineData("[[a>b]]", ArenaHardVerdict.ABetter)]
    [InlineData("[A=B] [B>A]", ArenaHardVerdict.BBetter)]
    // Single brackets count only where there are no double ones.
    [InlineData("[[A>>B]] [B>A]", ArenaHardVerdict.AMuchBetter)]
    public void Parse_OfSmallLettersOrSingleBrackets_ReadsThemSinceV2(string reply, object expected) =>
        Assert.Equal((ArenaHardVerdict)expected, ArenaHardVerdicts.Parse(reply, ArenaHardParsing.OfficialV2).Verdict);

    [Fact]
    public void Parse_OfJoinedAttempts_SearchesBoth() =>
        Assert.Equal(ArenaHardVerdict.ABetter, ArenaHardVerdicts.Parse("I think\n[[A>B]]", ArenaHardParsing.Official).Verdict);

    [Fact]
    public void OfLabel_OfEveryLabel_IsItsVerdict() => Assert.All(
        Enum.GetValues<ArenaHardVerdict>(), v => Assert.Equal(v, ArenaHardVerdicts.OfLabel(ArenaHardVerdicts.Label(v))));
}
