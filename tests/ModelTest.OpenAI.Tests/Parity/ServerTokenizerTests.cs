using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Prompts;
using ModelTest.Tests;
using ModelTest.Tests.Servers;
using ServerDialect = ModelTest.Tests.Servers.ServerDialect;

namespace ModelTest.OpenAI.Tests.Parity;

/// <summary>Tokens counted by a server, and what its tokenizer says of templates.</summary>
public sealed class ServerTokenizerTests(ParityFixture fixture) : IClassFixture<ParityFixture>
{
    [Theory]
    [InlineData(ServerDialect.Vllm, ServerApi.Chat)]
    [InlineData(ServerDialect.Vllm, ServerApi.Completions)]
    [InlineData(ServerDialect.LMDeploy, ServerApi.Completions)]
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Chat)]
    [InlineData(ServerDialect.LlamaCpp, ServerApi.Completions)]
    public async Task Count_EqualsTheLocalTokenizerAndIsAskedOnce(ServerDialect dialect, ServerApi api)
    {
        var server = await fixture.ServerAsync(dialect);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri, api));
        await using var local = await new LocalEngine().OpenAsync(
            new ModelSettings { Path = RepositoryPaths.TinyModel }, new Dictionary<string, MetaTemplate>(), TestContext.Current.CancellationToken);
        var open = Prompt.FromUser("以下是关于算术的问题。").WithReply("好").WithUser("1+1=?");
        foreach (var prompt in (Prompt[])[open, open.WithReply("B")])
        {
            Assert.Equal(await CountAsync(local, prompt), await CountAsync(model, prompt));
        }
        var before = server.Requests;
        Assert.True(await CountAsync(model, open) > 0);
        Assert.Equal(before, server.Requests);
    }

    [Fact]
    public async Task Count_LmdeploysChats_IsAnEstimateFromAbove()
    {
        var server = await fixture.ServerAsync(ServerDialect.LMDeploy);
        await using var chat = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri));
        await using var exact = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri, ServerApi.Completions));
        var prompt = Prompt.FromUser("以下是关于算术的问题。").WithReply("好").WithUser("1+1=?");
        Assert.InRange(await CountAsync(chat, prompt) - await CountAsync(exact, prompt), 0, 20);
    }

    [Fact]
    public async Task Count_WithoutATokenizer_IsZero()
    {
        var server = await fixture.ServerAsync(ServerDialect.OpenAI);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri));
        Assert.Equal((0, int.MaxValue), (await CountAsync(model, Served.Question), model.Info.ContextLength));
    }

    [Theory]
    [InlineData(ServerDialect.Vllm)]
    [InlineData(ServerDialect.LMDeploy)]
    [InlineData(ServerDialect.LlamaCpp)]
    public async Task Inspect_AWrongTemplate_IsNamedWithThoseThatFit(ServerDialect dialect)
    {
        var server = await fixture.ServerAsync(dialect);
        var settings = Served.Settings(server.Endpoint.AbsoluteUri, ServerApi.Completions);
        settings.Template = "internlm";
        var wrong = Assert.Single(await Served.ProblemsAsync(settings));
        Assert.StartsWith(
            "model.template: the template 'internlm' needs <eoa> as one token each, which the server's tokenizer does not know. Fix: set model.template to "
            + "the model's own (internlm2, ",
            wrong,
            StringComparison.Ordinal);
        Assert.DoesNotContain("llama3", wrong, StringComparison.Ordinal);
        settings.Template = "auto";
        Assert.Contains("name it: internlm2, ", Assert.Single(await Served.ProblemsAsync(settings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_ContextLength_MustBeWithinTheServers()
    {
        var server = await fixture.ServerAsync(ServerDialect.Vllm);
        var settings = Served.Settings(server.Endpoint.AbsoluteUri);
        settings.ContextLength = 5000;
        Assert.Equal(
            $"model.context_length: 5000 is more than the 4096 tokens of {server.Endpoint}. Fix: give at most 4096, or leave it out.",
            Assert.Single(await Served.ProblemsAsync(settings)));
        settings.ContextLength = 0;
        await using var model = await Served.OpenAsync(settings);
        Assert.Equal(4096, model.Info.ContextLength);
        Assert.StartsWith("openai (vllm ", model.Info.Engine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ServerApi.Chat)]
    [InlineData(ServerApi.Completions)]
    public async Task Generate_MoreThanTheContextHolds_EndsThereAsTheLocalEngineDoes(ServerApi api)
    {
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Model = RepositoryPaths.TinyModel, Dialect = ServerDialect.Vllm, ContextLength = 40 }, TestContext.Current.CancellationToken);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint.AbsoluteUri, api));
        var prompt = Prompt.FromUser("以下是关于算术的问题。");
        var room = 40 - await CountAsync(model, prompt);

        var reply = await model.GenerateAsync(prompt, new GenerateOptions { MaxNewTokens = 100, MinNewTokens = room }, TestContext.Current.CancellationToken);

        Assert.Equal((room, StopReason.Length), (reply.OutputTokens, reply.StopReason));
    }

    private static async Task<int> CountAsync(IModel model, Prompt prompt) => await model.CountTokensAsync(prompt, TestContext.Current.CancellationToken);
}
