using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Tests.Scoring;

/// <summary>Scores from prompts that come back with log-probabilities, and answers that contradict themselves.</summary>
public sealed class EchoScorerTests
{
    private const string Probe = """{"choices":[{"index":0,"text":"","finish_reason":"length","logprobs":{"tokens":["1"," 2"],"token_logprobs":[null,-1],"text_offset":[0,1]}}]}""";

    [Fact]
    public async Task Score_Continuations_SumsWhereTheyDiffer()
    {
        await using var server = await StartAsync(
            """
            {"choices":[
              {"index":1,"finish_reason":"length","logprobs":{"tokens":["q","x","A","."],"token_logprobs":[null,-1,-2,-0.5]}},
              {"index":0,"finish_reason":"length","logprobs":{"tokens":["q","x"],"token_logprobs":[null,-1]}},
              {"index":2,"finish_reason":"length","logprobs":{"tokens":["q","x","B"],"token_logprobs":[null,-1,-3]}}]}
            """);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, ServerApi.Completions));
        Assert.True(model.Info is { CanScore: true, ScoresNextTokenOnly: false });

        var result = await ScoreAsync(model, ["A", "B"], new ScoreOptions { WholeTurn = true, IncludePrompt = true });

        Assert.Equal([new(-2.5, 2), new(-3, 1)], result.Continuations);
        Assert.Equal((2, -1.0), (result.PromptTokens, result.PromptLogProbability));
        var open = "<|im_start|>user\n问题<|im_end|>\n<|im_start|>assistant\n";
        Assert.Equal(
            [open, open + "A<|im_end|>\n", open + "B<|im_end|>\n"],
            JsonNode.Parse(server.Requests.Last().Body)!["prompt"]!.AsArray().Select(p => (string)p!));
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"logprobs":{"tokens":["q"],"token_logprobs":[null]}}]}""", "2 texts were sent, and 1 came back")]
    [InlineData("""{"choices":[{"index":0},{"index":0}]}""", "2 texts were sent, and 2 came back")]
    [InlineData("""{"choices":[{"index":0},{"index":1}]}""", "the prompt does not come back with them")]
    [InlineData("""{"choices":[{"index":0,"logprobs":{"tokens":["q","x"],"token_logprobs":[null]}},{"index":1}]}""", "there are 2 tokens, 1 log-probabilities")]
    [InlineData("""{"choices":[{"index":0,"logprobs":{"tokens":["q","x"],"token_logprobs":[null,null]}},{"index":1}]}""", "token 1 has no log-probability")]
    [InlineData("""{"choices":[{"index":0,"logprobs":{"tokens":["q","x"],"token_logprobs":[null,-1],"text_offset":[3,1]}},{"index":1}]}""", "text_offset does not grow with the tokens")]
    public async Task Score_AnAnswerThatContradictsItself_IsAnErrorAndNoGuess(string reply, string what)
    {
        await using var server = await StartAsync(reply);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, ServerApi.Completions));
        var e = await Assert.ThrowsAsync<InputException>(() => ScoreAsync(model, ["A"], new ScoreOptions()));
        Assert.Equal(
            $"{server.Endpoint}: the log-probabilities cannot be used: {what}. Fix: set the dataset's mode to gen, or server.dialect to the server that it is.",
            e.Message);
    }

    [Fact]
    public async Task Score_SeparateTokensWithoutATokenizer_IsAnError()
    {
        await using var server = await StartAsync(Probe);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, ServerApi.Completions));
        var e = await Assert.ThrowsAsync<InputException>(() => ScoreAsync(model, ["A"], new ScoreOptions { SeparateTokens = true }));
        Assert.Contains("a continuation is to be tokenized by itself, and the server has no tokenizer to ask.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NoEchoAndNoList_SaysWhatTheServerLacks()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, ServerApi.Completions));
        Assert.False(model.Info.CanScore);
        Assert.Contains("(404)", model.Info.ScoringObstacle, StringComparison.Ordinal);
    }

    private static Task<ScoreResult> ScoreAsync(IModel model, IReadOnlyList<string> choices, ScoreOptions options) =>
        model.ScoreAsync(Served.Question, choices, options, TestContext.Current.CancellationToken);

    // '1 2 3' is the engine's question whether the server scores.
    private static Task<CannedServer> StartAsync(string reply) => CannedServer.StartAsync(r =>
        r.Path == "/v1/models" ? CannedServer.Models("x", "served")
        : r.Path != "/v1/completions" ? new CannedAnswer(404, "")
        : new CannedAnswer(200, r.Body.Contains("1 2 3", StringComparison.Ordinal) ? Probe : reply));
}
