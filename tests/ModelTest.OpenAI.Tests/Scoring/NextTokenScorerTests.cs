using ModelTest.Models;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Tests.Scoring;

/// <summary>Scores of single tokens by the likeliest next ones: exact, or an error.</summary>
public sealed class NextTokenScorerTests
{
    private const string Listed =
        """{"choices":[{"message":{"role":"assistant","content":"m"},"finish_reason":"length","logprobs":{"content":[{"token":"m","logprob":-0.1,"top_logprobs":[{"token":"m","logprob":-0.1},{"token":"M","logprob":-2.5},{"token":"x","logprob":-3},{"token":"x","logprob":-4}]}]}}],"usage":{"prompt_tokens":7}}""";

    [Fact]
    public async Task Score_AllAreListed_GivesTheirLogProbabilities()
    {
        await using var server = await StartAsync(Listed);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        Assert.True(model.Info is { CanScore: true, ScoresNextTokenOnly: true });

        var result = await ScoreAsync(model, ["m", "M"], new ScoreOptions());

        Assert.Equal([new(-0.1, 1), new(-2.5, 1)], result.Continuations);
        Assert.Equal((7, null), (result.PromptTokens, result.PromptLogProbability));
        Assert.Contains("\"top_logprobs\":20", server.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("B", "'B' is not among the 4 likeliest next tokens that the server lists, so its log-probability is not known.")]
    [InlineData("x", "'x' is more than once among the 4 likeliest next tokens that the server lists, so its log-probability is not known.")]
    public async Task Score_OneIsNotKnown_IsAnErrorAndNoGuess(string choice, string what)
    {
        await using var server = await StartAsync(Listed);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        var e = await Assert.ThrowsAsync<InputException>(() => ScoreAsync(model, ["m", choice], new ScoreOptions()));
        Assert.Equal(
            $"{server.Endpoint}: {what} Fix: set the dataset's mode to gen, or ask a server that scores prompts, such as vLLM with server.api completions.",
            e.Message);
    }

    [Fact]
    public async Task Score_AWholeTurn_IsAnError()
    {
        await using var server = await StartAsync(Listed);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        var e = await Assert.ThrowsAsync<InputException>(() => ScoreAsync(model, ["m"], new ScoreOptions { WholeTurn = true }));
        Assert.Contains("the server tells the log-probabilities of the next token only.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NothingIsListed_CannotScoreAndSaysWhy()
    {
        await using var server = await StartAsync("""{"choices":[{"message":{"role":"assistant","content":"m"},"finish_reason":"length"}]}""");
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        Assert.False(model.Info.CanScore);
        Assert.Equal("prompts are only scored with server.api completions; next tokens: none are told", model.Info.ScoringObstacle);
        await Assert.ThrowsAsync<NotSupportedException>(() => ScoreAsync(model, ["m"], new ScoreOptions()));
    }

    private static Task<ScoreResult> ScoreAsync(IModel model, IReadOnlyList<string> choices, ScoreOptions options) =>
        model.ScoreAsync(Served.Question, choices, options, TestContext.Current.CancellationToken);

    private static Task<CannedServer> StartAsync(string reply) =>
        CannedServer.StartAsync(r => r.Path == "/v1/models" ? CannedServer.Models("x", "served") : new CannedAnswer(200, reply));
}
