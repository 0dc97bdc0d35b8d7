using ModelTest.Datasets.CEval;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Problems;

namespace ModelTest.Datasets.Tests.CEval;

public sealed class CEvalOptionsTests
{
    [Theory]
    [InlineData("gen", 5, "auto", "5f30c7", null)]
    [InlineData("gen", 1, "auto", "5f30c7", null)]
    [InlineData("gen", 0, "auto", "bd40ef", 256)]
    [InlineData("gen", 0, "5f30c7", "5f30c7", null)]
    [InlineData("ppl", 5, "auto", "578f8d", null)]
    [InlineData("ppl", 0, "auto", "578f8d", null)]
    [InlineData("ppl", 5, "1cd8bf", "1cd8bf", null)]
    [InlineData("clp", 5, "auto", "5f30c7", null)]
    public void From_OfModeAndShots_FindsTheWording(string mode, int shots, string prompt, string wording, int? maxNewTokens)
    {
        var options = ChoiceOptions.From(CEvalBenchmark.Instance, new CEvalSettings { Mode = mode, Shots = shots, Prompt = prompt });

        Assert.Equal((wording, maxNewTokens, mode, "val"), (options.Wording.Id, options.Wording.MaxNewTokens, options.ModeName, options.ScoredSplit));
    }

    [Theory]
    // "CPU, so 答案 D": which letter tells the rule.
    [InlineData(5, "auto", "C")]
    [InlineData(0, "auto", "D")]
    [InlineData(5, "first_option", "D")]
    [InlineData(0, "first_capital", "C")]
    [InlineData(0, "first_option_0.2.4", "D")]
    [InlineData(0, "first_option_corrected", "D")]
    public void From_OfAnExtraction_TakesItsLetter(int shots, string extraction, string expected) =>
        Assert.Equal(expected, ChoiceOptions.From(CEvalBenchmark.Instance, new CEvalSettings { Shots = shots, Extraction = extraction }).Extract("CPU, so 答案 D"));

    [Fact]
    public void From_OfUnknownValues_NamesEveryKeyAndWhatIsValid()
    {
        var settings = new CEvalSettings { Split = "vla", Mode = "GEN", Prompt = "5f30c8", Extraction = "first", Shots = 6 };

        var problems = Assert.Throws<InputException>(() => ChoiceOptions.From(CEvalBenchmark.Instance, settings)).Problems;

        Assert.Equal(
            [
                "datasets.ceval.split: 'vla' is unknown. Fix: did you mean 'val'? Valid are: dev+val, val, dev.",
                "datasets.ceval.mode: 'GEN' is unknown. Fix: did you mean 'gen'? Valid are: gen, ppl, clp.",
                "datasets.ceval.prompt: '5f30c8' is unknown. Fix: did you mean '5f30c7'? Valid are: auto, 5f30c7, bd40ef, 578f8d, 1cd8bf.",
                "datasets.ceval.extraction: 'first' is unknown. Fix: Valid are: auto, first_capital, first_option, first_option_0.2.4, first_option_corrected.",
                "datasets.ceval.shots: 6 is not from 0 to 5. Fix: a subject has five dev rows to show.",
            ],
            problems.Select(p => p.ToString()));
    }

    [Fact]
    public void From_OfTheTestSplit_SaysThatItsLabelsAreSecret() =>
        AssertProblem(
            new CEvalSettings { Split = "test" },
            "datasets.ceval.split: the labels of the test split are not public, so it cannot be scored here."
            + " Fix: set it to 'val', or submit the answers on C-Eval's own site.");

    [Fact]
    public void From_OfDevWithShots_SaysThatTheyShowTheAnswers() =>
        AssertProblem(
            new CEvalSettings { Split = "dev" },
            "datasets.ceval.split: with shots every dev question would show its own answer. Fix: set datasets.ceval.shots to 0, or split to 'val'.");

    [Fact]
    public void From_OfAPromptForAnotherMode_SaysWhichModeItIsFor() =>
        AssertProblem(
            new CEvalSettings { Prompt = "578f8d" },
            "datasets.ceval.prompt: '578f8d' is not for mode gen. Fix: set datasets.ceval.mode to 'ppl', or prompt to 'auto'.");

    [Fact]
    public void From_OfTheStepByStepPromptWithShots_SaysThatItHasNone() =>
        AssertProblem(
            new CEvalSettings { Prompt = "bd40ef" },
            "datasets.ceval.prompt: 'bd40ef' has no shots. Fix: set datasets.ceval.shots to 0, or prompt to 'auto'.");

    [Fact]
    public void From_OfAnExtractionWithoutReplies_SaysThatItHasNoEffect() =>
        AssertProblem(
            new CEvalSettings { Mode = "ppl", Extraction = "first_option" },
            "datasets.ceval.extraction: mode ppl writes no reply to take a letter from. Fix: remove the key, or set mode to 'gen'.");

    private static void AssertProblem(CEvalSettings settings, string expected) =>
        Assert.Equal(expected, Assert.Throws<InputException>(() => ChoiceOptions.From(CEvalBenchmark.Instance, settings)).Message);
}
