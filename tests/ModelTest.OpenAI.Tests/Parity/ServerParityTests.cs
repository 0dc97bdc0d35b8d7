using ModelTest.Models;
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
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Chat, "clp", false)]
    [InlineData(ServerDialect.LMDeploy, ServerApi.Completions, "clp", false)]
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
}
