using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Scoring;

namespace ModelTest.Tests.Judging;

public sealed class JudgedItemTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ChoicesInBothOrders_CancelThePosition()
    {
        var result = await RunAsync(new ChoiceDataset(), new EssayItem("1", "Say something."), (_, _) => Task.FromResult(""));

        Assert.Equal((50.0, "tie", Outcome.Scored), (result.Score, result.Prediction, result.Outcome));
        Assert.Equal(["game 1", "game 2"], result.Judgements.Select(j => j.Name));
        Assert.Equal(-1.123456, result.Judgements[0].Choices!["M"]);
        Assert.Equal(0.2689, result.Judgements[0].Rating!.Value, 4);
    }

    [Fact]
    public async Task RunAsync_ReplyThatCannotBeRead_IsAskedAgainAndReadAsOne()
    {
        string[] replies = ["Hm.", "The rating is [[4]]."];
        var asked = 0;

        var result = await RunAsync(
            new EssayDataset(),
            new EssayItem("x", "Write."),
            (prompt, _) => Task.FromResult(prompt.Contains("turn 1", StringComparison.Ordinal) ? "[[6]]" : replies[asked++]));

        var judgement = result.Judgements[1];
        Assert.Equal(("turn 2", "Hm.\nThe rating is [[4]].", 2, 4.0), (judgement.Name, judgement.Reply, judgement.Attempts, judgement.Rating));
        Assert.Equal(["Rate x turn 2: reply", "Hm.", "Give the rating."], judgement.Prompt.Turns.Select(t => t.Text));
        Assert.Equal((5.0, 2.0, Outcome.Scored), (result.Score, result.Weight, result.Outcome));
    }

    [Fact]
    public async Task RunAsync_ParserThatThrows_IsAJudgementThatCannotBeRead()
    {
        var dataset = new AskingDataset(async session =>
        {
            var judgement = await session.JudgeAsync(new JudgementRequest("only", Prompts.Prompt.FromUser("?"), _ => throw new FormatException("8.5.5")));
            return new ItemScore(judgement.Rating ?? 3);
        });

        var result = await RunAsync(dataset, new EssayItem("x", ""), (_, _) => Task.FromResult("8.5.5"));

        Assert.Equal((Outcome.Unparsed, 3.0), (result.Outcome, result.Score));
        Assert.Equal("reading it failed: FormatException: 8.5.5", result.Judgements[0].Grade.Problem);
    }

    [Fact]
    public async Task RunAsync_SameNameTwice_IsTheDatasetsError()
    {
        var dataset = new AskingDataset(async session =>
        {
            await session.JudgeAsync(new JudgementRequest("only", Prompts.Prompt.FromUser("?"), _ => Grade.Rated(1)));
            await session.JudgeAsync(new JudgementRequest("only", Prompts.Prompt.FromUser("?"), _ => Grade.Rated(1)));
            return new ItemScore(1);
        });

        var result = await RunAsync(dataset, new EssayItem("x", ""), (_, _) => Task.FromResult(""));

        Assert.Equal((Outcome.Error, "InvalidOperationException: item x has a judgement 'only' already."), (result.Outcome, result.Error));
        Assert.Single(result.Judgements);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task RunAsync_ScoreThatIsNoNumber_IsNoScore(double score)
    {
        var result = await RunAsync(new AskingDataset(_ => Task.FromResult(new ItemScore(score))), new EssayItem("x", ""), (_, _) => Task.FromResult(""));

        Assert.Equal((Outcome.Unparsed, null), (result.Outcome, result.Score));
    }

    [Fact]
    public async Task RunAsync_ScoreWithoutAJudgement_Counts()
    {
        var result = await RunAsync(new AskingDataset(_ => Task.FromResult(new ItemScore(1))), new EssayItem("x", ""), (_, _) => Task.FromResult(""));

        Assert.Equal((Outcome.Scored, 1.0), (result.Outcome, result.Score));
    }

    [Fact]
    public async Task RunAsync_JudgementNobodyAwaits_IsWaitedFor()
    {
        var asked = new TaskCompletionSource();
        var dataset = new AskingDataset(session =>
        {
            _ = session.JudgeAsync(new JudgementRequest("slow", Prompts.Prompt.FromUser("?"), _ => Grade.Rated(2)));
            throw new InvalidOperationException("enough");
        });

        var running = RunAsync(dataset, new EssayItem("x", ""), async (_, token) =>
        {
            await asked.Task.WaitAsync(token);
            return "2";
        });
        asked.SetResult();
        var result = await running;

        Assert.Equal((Outcome.Error, 2.0), (result.Outcome, Assert.Single(result.Judgements).Rating));
    }

    private static Task<ItemResult> RunAsync(IJudgedDataset dataset, Item item, Func<string, CancellationToken, Task<string>> judge)
    {
        var info = new ModelInfo { Name = "m", Engine = "e", Device = "d", Fingerprint = "f", Template = "none", ContextLength = 100 };
        return JudgedItem.RunAsync(
            dataset, dataset.Subjects[0], item, new ScriptedModel((_, _) => Task.FromResult("reply"), info), new ScriptedModel(judge, info), Cancel);
    }
}
