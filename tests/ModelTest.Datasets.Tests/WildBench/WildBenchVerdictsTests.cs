using ModelTest.Datasets.Judged;
using ModelTest.Datasets.WildBench;

namespace ModelTest.Datasets.Tests.WildBench;

public sealed class WildBenchVerdictsTests
{
    [Theory]
    [InlineData("{\"strengths\": \"a\",\n \"score\": \"7\"\n}", 7)]
    [InlineData(" {\"strengths\": \"line\nbreak\", \"score\": 6.5}\n", 6.5)]
    [InlineData("{\"score\": \"3\", \"score\": \"4\"}", 4)]
    [InlineData("```\n{\"weaknesses\": \"say \"no\"\", \"score\" : \"8\"\n}\n```", 8)]
    [InlineData("\"score\":5,", 5)]
    public void Score_ByTheOfficialRules_ReadsJsonOrElseTheKey(string reply, double expected) =>
        Assert.Equal(Parsed.Of(expected), WildBenchVerdicts.Score(JudgeVariant.Official, reply));

    [Theory]
    [InlineData("\"score\": \"7\"", 7)]
    [InlineData("\"score\": \" 7.5 \" and \"score\": \"9\"", 7.5)]
    [InlineData("\"score\": 3, \"score\": \"9\"", 9)]
    public void Score_ByOpenCompassRules_ReadsTheFirstQuoted(string reply, double expected) =>
        Assert.Equal(Parsed.Of(expected), WildBenchVerdicts.Score(JudgeVariant.OpenCompass, reply));

    [Theory]
    [InlineData("\"score\": 7", "there is no \"score\".")]
    [InlineData("\"score\":  \"7\"", "there is no \"score\".")]
    [InlineData("\"score\": \"7\n\"", "there is no \"score\".")]
    [InlineData("\"score\": \"8/10\", \"score\": \"9\"", "the score '8/10' is not a number.")]
    [InlineData("\"score\": \"\"", "the score '' is not a number.")]
    public void Score_ByOpenCompassRules_SaysWhyNot(string reply, string problem) =>
        Assert.Equal(Parsed.Not<double>(problem), WildBenchVerdicts.Score(JudgeVariant.OpenCompass, reply));

    [Theory]
    [InlineData("", "there is no \"score\".")]
    [InlineData("{\"score\": \"[8]\"}", "the score '[8]' is not a number.")]
    [InlineData("{\"score\": \"nan\"}", "the score 'nan' is not a number.")]
    [InlineData("[1]", "there is no \"score\".")]
    public void Score_ByTheOfficialRules_SaysWhyNot(string reply, string problem) =>
        Assert.Equal(Parsed.Not<double>(problem), WildBenchVerdicts.Score(JudgeVariant.Official, reply));

    [Theory]
    [InlineData("A++", WildBenchChoice.AMuchBetter)]
    [InlineData("A+", WildBenchChoice.ABetter)]
    [InlineData("A=B", WildBenchChoice.Tie)]
    [InlineData("B+", WildBenchChoice.BBetter)]
    [InlineData("B++", WildBenchChoice.BMuchBetter)]
    public void Choice_OfEachLabel_GivesIt(string label, object expected)
    {
        var choice = Parsed.Of((WildBenchChoice)expected);

        Assert.Equal(choice, WildBenchVerdicts.Choice(JudgeVariant.Official, $"{{\"choice\": \"{label}\"}}"));
        // The prompt's own example ends with a comma, which is no JSON.
        Assert.Equal(choice, WildBenchVerdicts.Choice(JudgeVariant.Official, $"{{\n\"choice\" :\"{label}\",\n}}"));
        Assert.Equal(choice, WildBenchVerdicts.Choice(JudgeVariant.OpenCompass, $"{{\n\"choice\": \"{label}\",\n}}"));
    }

    [Theory]
    [InlineData(JudgeVariant.Official, "{\"choice\": \"A\"}", "the choice 'A' is not one of A++, A+, A=B, B+, B++.")]
    [InlineData(JudgeVariant.OpenCompass, "\"choice\": \"A\" \"choice\": \"A+\"", "the choice 'A' is not one of A++, A+, A=B, B+, B++.")]
    [InlineData(JudgeVariant.OpenCompass, "\"choice\":\"A+\"", "there is no \"choice\".")]
    [InlineData(JudgeVariant.Official, "A+", "there is no \"choice\".")]
    public void Choice_OfAnythingElse_SaysWhyNot(JudgeVariant variant, string reply, string problem) =>
        Assert.Equal(Parsed.Not<WildBenchChoice>(problem), WildBenchVerdicts.Choice(variant, reply));
}
