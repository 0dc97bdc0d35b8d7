using ModelTest.Datasets.MMLU;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.MMLU;

public sealed class MMLUVersionTests
{
    [Theory]
    [InlineData("gen", 5, "auto", "4d595a")]
    [InlineData("gen", 5, "5d1409", "5d1409")]
    [InlineData("gen", 0, "auto", "47e2c0")]
    [InlineData("ppl", 5, "auto", "ac766d")]
    public void OfList_OfAllSubjects_IsTheNameOfOpenCompassFile(string mode, int shots, string prompt, string expected)
    {
        var options = ChoiceOptions.From(MMLUBenchmark.Instance, new MMLUSettings { Mode = mode, Shots = shots, Prompt = prompt });

        Assert.Equal(expected, options.Wording.Id);
        Assert.Equal(expected, PromptHash.OfList(MMLUSubjects.All.Select(s => ChoiceVersion.Hash(options, s.PromptName)))[..6]);
    }

    [Fact]
    public void From_OfThePromptOfAnotherMode_SaysWhichItIsFor()
    {
        var problem = Assert.Single(Assert.Throws<Problems.InputException>(() =>
            ChoiceOptions.From(MMLUBenchmark.Instance, new MMLUSettings { Mode = "ppl", Prompt = "4d595a" })).Problems);

        Assert.Equal("datasets.mmlu.prompt: '4d595a' is not for mode ppl. Fix: set datasets.mmlu.mode to 'gen' or 'clp', or prompt to 'auto'.", problem.ToString());
    }

    [Fact]
    public void From_OfDevWithShots_SaysThatTheyShowTheAnswers()
    {
        var problem = Assert.Single(Assert.Throws<Problems.InputException>(() =>
            ChoiceOptions.From(MMLUBenchmark.Instance, new MMLUSettings { Split = "dev" })).Problems);

        Assert.Equal(
            "datasets.mmlu.split: with shots every dev question would show its own answer. Fix: set datasets.mmlu.shots to 0, or split to 'test'.",
            problem.ToString());
    }
}
