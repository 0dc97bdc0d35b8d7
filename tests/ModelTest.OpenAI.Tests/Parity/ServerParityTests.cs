using ModelTest.Models;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Prompts;
using ServerDialect = ModelTest.Tests.Servers.ServerDialect;

namespace ModelTest.OpenAI.Tests.Parity;

/// <summary>A model behind HTTP says to the item what it says in this process.</summary>
public sealed class ServerParityTests(ParityFixture fixture) : IClassFixture<ParityFixture>
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(ServerDialect.OpenAI, ServerApi.Chat, "gen", false)]
    [InlineData(ServerDialect.OpenAI, ServerApi.Completions, "gen", true)]
    [InlineData(ServerDialect.OpenAI, ServerApi.Completions, "ppl", false)]
    [InlineData(ServerDialect.Vllm, ServerApi.Chat, "gen", true)]
    [InlineData(ServerDialect.Vllm, ServerApi.Completions, "gen", false)]
    [InlineData(ServerDialect.Vllm, ServerApi.Completions, "ppl", false)]
    [InlineData(ServerDialect.Vllm, ServerApi.Completions, "clp", false)]
    [InlineData(ServerDialect.LMDeploy, ServerApi.Chat, "gen", false)]
    [InlineData(ServerDialect.LMDeploy, ServerApi.Completions, "gen", true)]
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Chat, "gen", true)]
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Completions, "gen", false)]
    public async Task A_served_model_equals_the_local_one_item_by_item(ServerDialect dialect, ServerApi api, string mode, bool stream)
    {
        var server = await fixture.ServerAsync(dialect);
        var settings = new ModelSettings
        {
            Path = server.Endpoint.AbsoluteUri,
            Template = api == ServerApi.Completions ? "internlm2" : "auto",
            Server = new() { Api = api, Stream = stream },
        };
        await using var model = await new ServerEngine().OpenAsync(settings, new Dictionary<string, MetaTemplate>(), TestContext.Current.CancellationToken);

        var served = await ParityFixture.RunAsync(model, mode, TestContext.Current.CancellationToken);

        var local = await fixture.LocalAsync(mode);
        Assert.Equal(local.Count, served.Count);
        Assert.NotEmpty(served);
        foreach (var (here, there) in local.Zip(served))
        {
            Assert.Equal((here.Id, here.Reply, here.Prediction, here.Outcome, here.Shots), (there.Id, there.Reply, there.Prediction, there.Outcome, there.Shots));
            Assert.Equal(here.PromptTokens, there.PromptTokens);
            foreach (var (letter, score) in here.Scores ?? new Dictionary<string, double>())
            {
                Assert.Equal(score, there.Scores![letter], Tolerance);
            }
        }
    }

    [Theory]
    [InlineData(ServerDialect.OpenAI, ServerApi.Chat)]
    [InlineData(ServerDialect.LMDeploy, ServerApi.Completions)]
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Completions)]
    public async Task A_next_token_that_a_server_lists_has_the_local_log_probability(ServerDialect dialect, ServerApi api)
    {
        var server = await fixture.ServerAsync(dialect);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri, api));
        var local = await fixture.LocalModelAsync();
        var prompt = Prompt.FromUser("1+1=?\nA. 1\nB. 2\nC. 3\nD. 4\n答案：");
        var first = (await local.GenerateAsync(prompt, new GenerateOptions { MaxNewTokens = 1 }, TestContext.Current.CancellationToken)).Text;

        var (here, there) = (await ScoreAsync(local), await ScoreAsync(model));

        Assert.True(model.Info.ScoresNextTokenOnly);
        Assert.Equal((here.PromptTokens, 1), (there.PromptTokens, there.Continuations[0].Tokens));
        Assert.Equal(here.Continuations[0].LogProbability, there.Continuations[0].LogProbability, Tolerance);

        Task<ScoreResult> ScoreAsync(IModel scored) => scored.ScoreAsync(prompt, [first], new ScoreOptions(), TestContext.Current.CancellationToken);
    }
}
