using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using ModelTest.Models;
using ModelTest.OpenAI.Inspection;
using ModelTest.OpenAI.Tests.Support;

namespace ModelTest.OpenAI.Tests.Inspection;

/// <summary>What is told of a server before the first question.</summary>
public sealed class ServerInspectionTests
{
    [Fact]
    public async Task Inspect_NobodyListens_SaysSo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}/v1";
        listener.Stop();

        Assert.Equal(
            $"model.path: {url}: nothing listens there (connection refused). Fix: start the server, or check host and port.",
            Assert.Single(await Served.ProblemsAsync(Served.Settings(url))));
    }

    [Fact]
    public async Task Inspect_TlsToAPlainServer_SaysSo()
    {
        await using var server = await CannedServer.StartAsync(_ => CannedServer.Models("x", "m"));
        var problem = Assert.Single(await Served.ProblemsAsync(Served.Settings(server.Endpoint.Replace("http:", "https:", StringComparison.Ordinal))));
        Assert.Contains("no secure connection: ", problem, StringComparison.Ordinal);
        Assert.EndsWith("Fix: give http:// if the server speaks no TLS, or trust its certificate.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Unauthorized"}}""", "the server wants a key (401): 'Unauthorized'. Fix: put the key into an environment variable and name it in server.key_variable.")]
    [InlineData(403, """{"message":"not for you"}""", "the server refuses access (403): 'not for you'. Fix: if it wants a key, put it into an environment variable and name it in server.key_variable.")]
    [InlineData(404, """{"detail":"Not Found"}""", "the server knows no such address (404): 'Not Found'. Fix: check the address and server.model.")]
    [InlineData(407, "", "a proxy in between wants a password (407). Fix: correct HTTPS_PROXY, or add 127.0.0.1 to NO_PROXY.")]
    [InlineData(503, """{"error":{"message":"Loading model","code":503}}""", "the server failed (503): 'Loading model'. Fix: look into its log, or wait until it has loaded its model.")]
    [InlineData(200, """{"object":"list"}""", """the answer is no list of models: '{"object":"list"}'. Fix: check that the address is that of an OpenAI-compatible API.""")]
    [InlineData(200, "hello", "the answer is no list of models: 'hello'. Fix: check that the address is that of an OpenAI-compatible API.")]
    [InlineData(200, "<html><title>Sign in</title>…</html>", "a web page answers instead of an API: 'Sign in'. Fix: check the address, which usually ends in /v1; if a proxy stands in between, add 127.0.0.1 to NO_PROXY.")]
    [InlineData(200, """{"data":[]}""", "the server lists no model. Fix: start it with one, or name the model in model.server.model.")]
    public async Task Inspect_AnAnswerThatIsNoListOfModels_IsToldInTheServersWords(int status, string body, string problem)
    {
        await using var server = await CannedServer.StartAsync(_ => new CannedAnswer(status, body));
        Assert.Equal($"model.path: {server.Endpoint}: {problem}", Assert.Single(await Served.ProblemsAsync(Served.Settings(server.Endpoint))));
    }

    [Fact]
    public async Task Inspect_V1IsMissing_IsHinted()
    {
        await using var server = await CannedServer.StartAsync(r => r.Path == "/v1/models" ? CannedServer.Models("x", "m") : new CannedAnswer(404, ""));
        Assert.Equal(
            $"model.path: {server.Root}: the server knows no such address (404). Fix: did you mean {server.Endpoint}?",
            Assert.Single(await Served.ProblemsAsync(Served.Settings(server.Root))));
    }

    [Fact]
    public async Task Inspect_ARedirection_IsNotFollowed()
    {
        await using var server = await CannedServer.StartAsync(_ => new CannedAnswer(302, "") { Location = "http://elsewhere/v1/models" });
        Assert.Equal(
            $"model.path: {server.Endpoint}: the server sends requests elsewhere (302), to http://elsewhere/v1/models. Fix: give that address, if it is the server's.",
            Assert.Single(await Served.ProblemsAsync(Served.Settings(server.Endpoint))));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Inspect_NoAnswer_EndsWithinTwoSeconds()
    {
        await using var server = await CannedServer.StartAsync(_ => CannedAnswer.Never);
        var time = new FakeTimeProvider();
        var inspecting = ServerInspection.RunAsync(
            Served.Settings(server.Endpoint), new Dictionary<string, Prompts.MetaTemplate>(), time, TestContext.Current.CancellationToken);
        await server.Arrived;
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal($"{server.Endpoint}: no answer within 1.8 s.", Assert.Single((await inspecting).Problems).What);
    }

    [Fact]
    public async Task Inspect_SeveralModelsAndNoneNamed_ListsThem()
    {
        await using var server = await CannedServer.StartAsync(_ => CannedServer.Models("x", "chat-7b", "chat-20b"));
        Assert.Equal(
            $"model.server.model: {server.Endpoint} serves 2 models: chat-7b, chat-20b. Fix: name one of them.",
            Assert.Single(await Served.ProblemsAsync(Served.Settings(server.Endpoint))));
    }

    [Fact]
    public async Task Inspect_AnUnknownModel_GetsTheNearestName()
    {
        await using var server = await CannedServer.StartAsync(_ => CannedServer.Models("x", "internlm2-chat-1_8b", "other"));
        var settings = Served.Settings(server.Endpoint);
        settings.Server.Model = "internlm2_chat_1_8b";
        Assert.Equal(
            $"model.server.model: {server.Endpoint} has no model 'internlm2_chat_1_8b'; it serves internlm2-chat-1_8b, other. Fix: did you mean 'internlm2-chat-1_8b'?",
            Assert.Single(await Served.ProblemsAsync(settings)));
    }

    [Theory]
    [InlineData("ftp://host/v1", "is no URL of a server. Fix: give one such as http://127.0.0.1:8000/v1.")]
    [InlineData("http://me:secret@host/v1", "the URL holds a name or a password, which would end up in files. Fix: take them out; put the key into a variable and name it in model.server.key_variable.")]
    [InlineData("http://host/v1?key=1", "the URL has a query or a fragment. Fix: end it at /v1.")]
    [InlineData("http://host/v1/chat/completions", "the URL names one call of the API, /chat/completions. Fix: give http://host/v1.")]
    public async Task Inspect_AUrlThatIsNone_IsTold(string url, string problem)
    {
        var found = Assert.Single(await Served.ProblemsAsync(Served.Settings(url)));
        Assert.Equal("model.path: " + problem, found);
        Assert.DoesNotContain("secret", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_SettingsOfTheLocalEngine_AreNamedEach()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint);
        (settings.Device, settings.Devices, settings.Dtype, settings.CudaGraphs, settings.CustomKernels, settings.Threads) = ("cuda", [0, 1], "float16", true, true, 2);
        (settings.TokenBudget, settings.MaxBatch, settings.CacheMebibytes, settings.SharePrefixes, settings.Template) = (1, 1, 1, false, "internlm2");
        var problems = await Served.ProblemsAsync(settings);
        Assert.Equal(11, problems.Count);
        Assert.Contains(
            "model.threads: is about the engine on this machine, and the model runs on a server. Fix: leave it out; the server is started with its own options.",
            problems);
        Assert.Contains(
            "model.template: the server renders chats with its own template. Fix: leave it out, or set model.server.api to completions to have prompts rendered here.",
            problems);
    }

    [Fact]
    public async Task Inspect_BodyFieldsThatRequestsHave_NameTheRightKey()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint);
        settings.Server.Body = new() { ["temperature"] = 1, ["messages"] = "", ["repetition_penalty"] = 1.1 };
        Assert.Equal(
            [
                "model.server.body.temperature: every request sets this field itself. Fix: leave it out; model.generation.temperature sets it.",
                "model.server.body.messages: every request sets this field itself. Fix: leave it out.",
            ],
            await Served.ProblemsAsync(settings));
    }

    [Theory]
    [InlineData("openai", ServerApi.Chat, "top_k|min_new_tokens|stop_ids|stop")]
    [InlineData("vllm", ServerApi.Chat, "")]
    [InlineData("lmdeploy", ServerApi.Chat, "stop_ids")]
    [InlineData("lmdeploy", ServerApi.Completions, "min_new_tokens|stop_ids")]
    [InlineData("llamacpp", ServerApi.Chat, "min_new_tokens|stop_ids")]
    public async Task Inspect_OptionsThatTheDialectCannotExpress_AreNamed(string owner, ServerApi api, string keys)
    {
        await using var server = await CannedServer.StartAsync(owner, "");
        var settings = Served.Settings(server.Endpoint, api);
        settings.Generation = new() { TopK = 5, MinNewTokens = 2, StopIds = [1], Stop = ["a", "b", "c", "d", "e"] };
        var problems = await Served.ProblemsAsync(settings);
        Assert.Equal(keys.Length == 0 ? [] : keys.Split('|').Select(k => "model.generation." + k), problems.Select(p => p.Split(": ")[0]));
    }

    [Fact]
    public async Task Inspect_AnOptionWithoutAField_SaysWhatToDo()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint);
        settings.Generation.TopK = 5;
        Assert.Equal(
            "model.generation.top_k: the API (chat, dialect openai) has no field for it. Fix: leave it out, name the right model.server.dialect, or give the "
            + "server's own field in model.server.body.",
            Assert.Single(await Served.ProblemsAsync(settings)));
    }

    [Fact]
    public async Task Inspect_ContextLengthWithoutATokenizer_HasNoEffectAndSaysSo()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint);
        settings.ContextLength = 100;
        Assert.Equal(
            $"model.context_length: {server.Endpoint} has no tokenizer to ask, so nobody can count the tokens of a prompt. Fix: leave it out: the server itself "
            + "refuses prompts that are too long.",
            Assert.Single(await Served.ProblemsAsync(settings)));
    }

    [Fact]
    public async Task Inspect_AutomaticTemplateWithoutATokenizer_IsToBeNamed()
    {
        await using var server = await CannedServer.StartAsync("x", "");
        var settings = Served.Settings(server.Endpoint, ServerApi.Completions);
        settings.Template = "auto";
        Assert.StartsWith(
            "model.template: prompts are rendered here (model.server.api is completions), and a server does not tell its model's template. Fix: name "
            + "it: internlm2, internlm, ",
            Assert.Single(await Served.ProblemsAsync(settings)),
            StringComparison.Ordinal);
    }
}
