using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.CEval.Methods;

public sealed class PplMethodTests
{
    private static readonly CEvalSettings Settings = new() { Mode = "ppl" };

    [Fact]
    public async Task Ask_WithEqualLengths_TakesTheLikeliestTurn()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Score = (_, c) => new(c == "B" ? -0.5 : -2, 3) };

        var result = await law.AskAsync(model);

        var (prompt, continuations, options) = Assert.Single(model.Scored);
        Assert.Equal(["A", "B", "C", "D"], continuations);
        Assert.Equal(new ScoreOptions { WholeTurn = true }, options);
        Assert.Equal((11, Law.Turn("q0")), (prompt.Turns.Count, prompt.Turns[^1].Text));
        Assert.Equal((Outcome.Correct, "B", "", 5), (result.Outcome, result.Prediction, result.Reply, result.Shots!.Value));
        Assert.Equal(new Dictionary<string, double> { ["A"] = -2, ["B"] = -0.5, ["C"] = -2, ["D"] = -2 }, result.Scores);
        Assert.Equal(("ppl", true), (law.Mode, law.NeedsScores));
    }

    [Fact]
    public async Task Ask_WithATie_TakesTheFirst()
    {
        using var law = new Law(Settings);
        await using var model = new ScriptedModel { Score = (_, c) => new(c == "A" ? -3 : -1, 1) };

        Assert.Equal("B", (await law.AskAsync(model)).Prediction);
    }

    [Fact]
    public async Task Ask_WithUnequalLengths_TakesTheMeanOverTheWholeText()
    {
        using var law = new Law(Settings);
        // C is less likely by its turn alone, but its text is longer: (-100 - 4) / (1000 + 60) > (-100 - 3) / (1000 + 1).
        await using var model = new ScriptedModel
        {
            CountTokens = _ => 1000, PromptScore = _ => -100, Score = (_, c) => c == "C" ? new(-4, 60) : new(-3, 1),
        };

        var result = await law.AskAsync(model);

        Assert.Equal([false, true], model.Scored.Select(s => s.Options.IncludePrompt));
        Assert.Equal("C", result.Prediction);
        Assert.Equal((-104.0 / 1060, -103.0 / 1001), (result.Scores!["C"], result.Scores["A"]));
    }

    [Fact]
    public async Task Ask_WithACrowdedContext_KeepsShotsDroppedForTheLettersAfter()
    {
        using var law = new Law(Settings);
        var rendered = MetaTemplate.InternLM2.RenderClosed((await law.AskAsync(new ScriptedModel())).Prompt!.WithReply("A"));
        // B's text counts one token more than the others.
        await using var model = new ScriptedModel
        {
            CountTokens = t => t.Length + (t.EndsWith("B<|im_end|>\n", StringComparison.Ordinal) ? 1 : 0),
            ContextLength = rendered.Length,
            PromptScore = p => -p.Turns.Count,
            Score = (_, c) => new(c == "D" ? -1 : -200, 2),
        };

        var result = await law.AskAsync(model);

        Assert.Equal([(11, "A"), (9, "BCD")], model.Scored.Select(s => (s.Prompt.Turns.Count, string.Concat(s.Continuations))));
        Assert.All(model.Scored, s => Assert.True(s.Options is { IncludePrompt: true, WholeTurn: true }));
        Assert.Equal(("D", 4, 9), (result.Prediction, result.Shots!.Value, result.Prompt!.Turns.Count));
    }

    [Fact]
    public async Task Ask_WithTheAnswerPlaceholderInAText_FillsItAsOpenCompassDoes()
    {
        using var law = new Law(Settings, val: CEvalFiles.ValHeader + "0,q{answer},w,x,y,z,B\n");
        await using var model = new ScriptedModel();

        Assert.Equal(Law.Turn("qB"), (await law.AskAsync(model)).Prompt!.Turns[^1].Text);
    }

    [Fact]
    public async Task Inspect_OfAQuestionThatFitsOnlyWithoutItsLetter_SaysSo()
    {
        using var law = new Law(Settings);
        var tokens = MetaTemplate.InternLM2.RenderClosed(Prompt.FromUser(Law.Turn("q0")).WithReply("A")).Length;

        Assert.Null(await law.InspectAsync(new ScriptedModel { ContextLength = tokens }));
        Assert.Contains($"has {tokens} tokens", (await law.InspectAsync(new ScriptedModel { ContextLength = tokens - 1 }))!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_AModelThatScoresNextTokensOnly_SaysWhichModesWork()
    {
        using var law = new Law(Settings);

        var problem = await law.InspectAsync(new ScriptedModel { ScoresNextTokenOnly = true });

        Assert.Equal(
            "datasets.ceval.mode: mode ppl scores whole texts, and 'scripted' tells the log-probabilities of next tokens only: there is no echo. Fix: set it to "
            + "'clp' or 'gen'.",
            problem!.ToString());
    }
}
