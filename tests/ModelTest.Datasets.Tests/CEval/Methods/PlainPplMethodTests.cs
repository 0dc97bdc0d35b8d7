using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.CEval.Methods;

public sealed class PlainPplMethodTests
{
    private const string Expected =
        "以下是关于法学的单项选择题，请直接给出正确答案的选项。\n"
        + "d0\nA. a\nB. b\nC. c\nD. d\n答案: A\n\nd1\nA. a\nB. b\nC. c\nD. d\n答案: B\n\n"
        + "q0\nA. w\nB. x\nC. y\nD. z\n答案: ";

    private static readonly CEvalSettings Settings = new() { Mode = "ppl", Prompt = "1cd8bf", Shots = 2 };

    [Fact]
    public async Task Ask_OfAQuestion_ScoresTheLetterAfterThePlainText()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Template = MetaTemplate.None, Score = (_, c) => new(c == "B" ? -1 : -2, 1) };

        var result = await law.AskAsync(model);

        var (prompt, continuations, options) = Assert.Single(model.Scored);
        Assert.Equal(Expected, MetaTemplate.None.RenderOpen(prompt));
        Assert.Equal(["A", "B", "C", "D"], continuations);
        Assert.Equal(new ScoreOptions(), options);
        Assert.Equal((Outcome.Correct, "B", 2), (result.Outcome, result.Prediction, result.Shots!.Value));
        Assert.Equal([new Turn(Role.User, Expected)], result.Prompt!.Turns);
    }

    [Fact]
    public async Task Ask_WithLettersOfUnequalLength_CountsThePrompt()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel
        {
            Template = MetaTemplate.None, CountTokens = _ => 100, PromptScore = _ => -10,
            Score = (_, c) => c == "C" ? new(-2, 50) : new(-1, 1),
        };

        var result = await law.AskAsync(model);

        Assert.Equal(new ScoreOptions { IncludePrompt = true }, model.Scored[1].Options);
        Assert.Equal(("C", -12.0 / 150), (result.Prediction, result.Scores!["C"]));
    }

    [Fact]
    public async Task Ask_WithoutRoomForShots_KeepsTheirBlankLine()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Template = MetaTemplate.None, ContextLength = 80 };

        var result = await law.AskAsync(model);

        Assert.Equal(0, result.Shots);
        Assert.Equal("以下是关于法学的单项选择题，请直接给出正确答案的选项。\n\nq0\nA. w\nB. x\nC. y\nD. z\n答案: ", result.Prompt!.Turns[0].Text);
    }

    [Fact]
    public async Task Ask_WithAChatTemplate_Refuses()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel();
        const string Text = "datasets.ceval.prompt: '1cd8bf' is plain text, but 'scripted' has the chat template 'internlm2'."
            + " Fix: set model.template to 'none', or the prompt to '578f8d'.";

        Assert.Equal(Text, (await law.InspectAsync(model))!.ToString());
        Assert.Equal(Text, (await Assert.ThrowsAsync<InputException>(() => law.AskAsync(model))).Message);
    }

    [Fact]
    public async Task Inspect_WithTheTemplateNone_FindsNothing()
    {
        using var law = new Law(Settings);

        Assert.Null(await law.InspectAsync(new ScriptedModel { Template = MetaTemplate.None }));
    }
}
