using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.CEval.Methods;

public sealed class ClpMethodTests
{
    private static readonly CEvalSettings Settings = new() { Mode = "clp" };

    [Fact]
    public async Task Ask_OfAQuestion_TakesTheLikeliestLetter()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Score = (_, c) => new(c is "B" or "C" ? -0.5 : -2, 1) };

        var result = await law.AskAsync(model);

        Assert.Equal(new ScoreOptions { SeparateTokens = true }, Assert.Single(model.Scored).Options);
        // A tie: the first.
        Assert.Equal((Outcome.Correct, "B", 5), (result.Outcome, result.Prediction, result.Shots!.Value));
        Assert.Equal(-2, result.Scores!["D"]);
        Assert.Equal(("clp", true), (law.Mode, law.NeedsScores));
    }

    [Fact]
    public async Task Ask_WithoutRoomForOneMoreToken_DropsAShot()
    {
        using var law = new Law(Settings);
        var tokens = MetaTemplate.InternLM2.RenderOpen((await law.AskAsync(new ScriptedModel())).Prompt!).Length;

        Assert.Equal(5, (await law.AskAsync(new ScriptedModel { ContextLength = tokens + 1 })).Shots);
        Assert.Equal(4, (await law.AskAsync(new ScriptedModel { ContextLength = tokens })).Shots);
    }

    [Fact]
    public async Task Ask_WithALetterOfTwoTokens_Refuses()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Score = (_, c) => new(-1, c == "C" ? 2 : 1) };

        Assert.Equal(
            "datasets.ceval.mode: mode clp compares single tokens, but 'C' is 2 tokens to 'scripted'. Fix: set it to 'ppl' or 'gen'.",
            (await Assert.ThrowsAsync<InputException>(() => law.AskAsync(model))).Message);
    }

    [Fact]
    public async Task Inspect_WithALetterOfTwoTokens_SaysSo()
    {
        using var law = new Law(Settings);

        Assert.Null(await law.InspectAsync(new ScriptedModel()));
        Assert.Equal(
            "mode clp compares single tokens, but 'A' is 2 tokens to 'scripted'.",
            (await law.InspectAsync(new ScriptedModel { CountTokens = t => 2 * t.Length }))!.What);
    }
}
