using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.CEval.Methods;

public sealed class GenMethodTests
{
    [Fact]
    public async Task Ask_WithFiveShots_ShowsThemInOrderAndAsksTheQuestion()
    {
        using var law = new Law(new CEvalSettings());
        await using var model = new ScriptedModel { Reply = _ => "B" };

        var result = await law.AskAsync(model);

        var turns = Enumerable.Range(0, 5)
            .SelectMany(i => new[] { new Turn(Role.User, Law.Turn($"d{i}", "abcd")), new Turn(Role.Assistant, "ABCDA"[i].ToString()) })
            .Append(new Turn(Role.User, Law.Turn("q0")));
        Assert.Equal(turns, model.Generated[0].Turns);
        Assert.Null(model.Options[0].MaxNewTokens);
        Assert.Equal(turns, result.Prompt!.Turns);
        Assert.Equal(
            (Outcome.Correct, "B", "B", "B", 5, "0", "q0\nA. w\nB. x\nC. y\nD. z"),
            (result.Outcome, result.Prediction, result.Gold, result.Reply, result.Shots!.Value, result.Id, result.Question));
        Assert.Equal((model.CountTokens(MetaTemplate.InternLM2.RenderOpen(result.Prompt)), 1), (result.PromptTokens, result.OutputTokens));
        Assert.False(law.NeedsScores);
    }

    [Theory]
    [InlineData("答案是 B", Outcome.Correct, "B")]
    [InlineData("A", Outcome.Wrong, "A")]
    [InlineData("TCP B", Outcome.Wrong, "T")]
    [InlineData("Ｂ", Outcome.Wrong, "Ｂ")]
    [InlineData("b", Outcome.Unparsed, "")]
    [InlineData("", Outcome.Unparsed, "")]
    public async Task Ask_OfAReply_MarksItExactly(string reply, Outcome outcome, string prediction)
    {
        using var law = new Law(new CEvalSettings());
        await using var model = new ScriptedModel { Reply = _ => reply };

        var result = await law.AskAsync(model);

        Assert.Equal((outcome, prediction, reply), (result.Outcome, result.Prediction, result.Reply));
    }

    [Fact]
    public async Task Ask_WithoutShots_AsksStepByStep()
    {
        using var law = new Law(new CEvalSettings { Shots = 0 });
        await using var model = new ScriptedModel { Reply = _ => "Let me see. 答案是 B" };

        var result = await law.AskAsync(model);

        Assert.Equal([new Turn(Role.User, Law.Turn("q0", last: "让我们一步一步思考。答案: "))], model.Generated[0].Turns);
        Assert.Equal(256, model.Options[0].MaxNewTokens);
        Assert.Equal((Outcome.Correct, null), (result.Outcome, result.Shots));
    }

    [Fact]
    public async Task Ask_WithACrowdedContext_DropsShotsFromTheEnd()
    {
        using var law = new Law(new CEvalSettings());
        await using var model = new ScriptedModel();
        var full = (await law.AskAsync(model)).Prompt!;
        var three = MetaTemplate.InternLM2.RenderOpen(new Prompt([.. full.Turns.Take(6), full.Turns[^1]])).Length;
        await using var exact = new ScriptedModel { ContextLength = three };
        await using var less = new ScriptedModel { ContextLength = three - 1 };

        var fitting = await law.AskAsync(exact);
        Assert.Equal((3, three), (fitting.Shots!.Value, fitting.PromptTokens));
        var dropped = await law.AskAsync(less);
        Assert.Equal((2, 3), (dropped.Shots!.Value, dropped.DroppedShots));
        Assert.Equal([Law.Turn("d0", "abcd"), "A", Law.Turn("d1", "abcd"), "B", Law.Turn("q0")], dropped.Prompt!.Turns.Select(t => t.Text));
    }

    [Fact]
    public async Task Ask_WithATinyContext_LeavesTheQuestionToTheModel()
    {
        using var law = new Law(new CEvalSettings());
        await using var model = new ScriptedModel { ContextLength = 10 };

        Assert.Equal(0, (await law.AskAsync(model)).Shots);
    }

    [Fact]
    public async Task Inspect_OfAQuestionThatDoesNotFit_SaysSo()
    {
        using var law = new Law(new CEvalSettings());
        var tokens = MetaTemplate.InternLM2.RenderOpen(Prompt.FromUser(Law.Turn("q0"))).Length;
        await using var fits = new ScriptedModel { ContextLength = tokens, CanScore = false };
        await using var small = new ScriptedModel { ContextLength = tokens - 1 };

        Assert.Null(await law.InspectAsync(fits));
        var problem = await law.InspectAsync(small);
        Assert.EndsWith("law_val.csv:2", problem!.Where, StringComparison.Ordinal);
        Assert.Equal($"the question alone has {tokens} tokens, more than the {tokens - 1} that 'scripted' can take.", problem.What);
        Assert.Equal("raise model.context_length as far as the model allows, or leave the subject out.", problem.Fix);
    }

    [Fact]
    public async Task Ask_WithPlaceholdersInTexts_FillsThemAsOpenCompassDoes()
    {
        // In a shot: {B} of the question becomes the shot's option; {A} inside option B is too late for it, so the question's value comes in.
        var dev = CEvalFiles.DevHeader + "0,x{B},a,b{A},c,d,A,why\n";
        // In the question: {answer} is blank, {id} and {question} come too late, {D} is filled.
        var val = CEvalFiles.ValHeader + "7,q{D}{answer}{id}{question}{E},w{C},x,y,z{A},B\n";
        using var law = new Law(new CEvalSettings { Shots = 1 }, dev, val);
        await using var model = new ScriptedModel();

        var turns = (await law.AskAsync(model)).Prompt!.Turns;

        Assert.Equal(
            "以下是中国关于法学考试的单项选择题，请选出其中的正确答案。\nxbw{C}\nA. a\nB. bw{C}\nC. c\nD. d\n答案: ".Replace("{C}", "y", StringComparison.Ordinal),
            turns[0].Text);
        Assert.Equal(
            "以下是中国关于法学考试的单项选择题，请选出其中的正确答案。\nqz{A}{id}{question}{E}\nA. wy\nB. x\nC. y\nD. z{A}\n答案: ",
            turns[2].Text);
    }
}
