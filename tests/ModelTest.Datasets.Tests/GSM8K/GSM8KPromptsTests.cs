using ModelTest.Datasets.GSM8K;
using ModelTest.Problems;

namespace ModelTest.Datasets.Tests.GSM8K;

public sealed class GSM8KPromptsTests
{
    [Theory]
    [InlineData("auto", 4, "1d7fe4")]
    [InlineData("17d0dc", 4, "17d0dc")]
    [InlineData("auto", 0, "a58960")]
    public void Hash_OfAWording_IsTheNameOfOpenCompassFile(string prompt, int shots, string expected) =>
        Assert.Equal(expected, GSM8KOptions.From(new GSM8KSettings { Prompt = prompt, Shots = shots }).Prompts.Hash[..6]);

    [Fact]
    public void Hash_OfFewerShots_IsItsOwn() =>
        Assert.Equal(5, Enumerable.Range(0, 5).Select(n => new GSM8KPrompts("1d7fe4", n).Hash).Distinct().Count());

    [Fact]
    public void Of_AQuestion_PutsItAfterTheWorkedExamples()
    {
        var turns = new GSM8KPrompts("1d7fe4", 1).Of("How many?").Turns;

        Assert.Equal("Question: How many?\nLet's think step by step\nAnswer:", turns[^1].Text);
        Assert.Equal(3, turns.Count);
        Assert.EndsWith("The answer is 4\n", turns[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Generation_OfTheStoppedWording_EndsBeforeAQuestion()
    {
        Assert.Equal(["Question"], new GSM8KPrompts("17d0dc", 4).Generation.Stop);
        Assert.Empty(new GSM8KPrompts("1d7fe4", 4).Generation.Stop);
        Assert.Equal(512, new GSM8KPrompts("a58960", 0).Generation.MaxNewTokens);
    }

    [Fact]
    public void From_OfWrongValues_NamesEachKey()
    {
        var problems = Assert.Throws<InputException>(() => GSM8KOptions.From(new GSM8KSettings { Prompt = "1d7fe5", Extraction = "strikt", Shots = 5 })).Problems;

        Assert.Equal(
            [
                "datasets.gsm8k.prompt: '1d7fe5' is unknown. Fix: did you mean '1d7fe4'?",
                "datasets.gsm8k.extraction: 'strikt' is unknown. Fix: did you mean 'strict'?",
                "datasets.gsm8k.shots: 5 is not from 0 to 4. Fix: there are four worked examples to show.",
            ],
            problems.Select(p => p.ToString()));
    }

    [Fact]
    public void From_OfTheBoxWithShots_SaysThatItHasNone() => Assert.Equal(
        "datasets.gsm8k.prompt: 'a58960' has no shots. Fix: set datasets.gsm8k.shots to 0, or prompt to 'auto'.",
        Assert.Throws<InputException>(() => GSM8KOptions.From(new GSM8KSettings { Prompt = "a58960" })).Message);
}
