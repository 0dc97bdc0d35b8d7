using ModelTest.Datasets.CMMLU;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.CMMLU;

public sealed class CMMLUVersionTests
{
    [Theory]
    [InlineData("gen", "c13365")]
    [InlineData("ppl", "8b9c76")]
    public void OfList_OfAllSubjects_IsTheNameOfOpenCompassFile(string mode, string expected)
    {
        var options = ChoiceOptions.From(CMMLUBenchmark.Instance, new CMMLUSettings { Mode = mode });

        Assert.Equal(expected, options.Wording.Id);
        Assert.Equal(expected, PromptHash.OfList(CMMLUSubjects.All.Select(s => ChoiceVersion.Hash(options, s.PromptName)))[..6]);
    }

    [Fact]
    public void From_OfAModeThatTheBenchmarkLacks_NamesThoseItHas()
    {
        var problem = Assert.Single(Assert.Throws<Problems.InputException>(() =>
            ChoiceOptions.From(CMMLUBenchmark.Instance, new CMMLUSettings { Mode = "clp" })).Problems);

        Assert.Equal("datasets.cmmlu.mode: 'clp' is unknown. Fix: did you mean 'ppl'? Valid are: gen, ppl.", problem.ToString());
    }
}
