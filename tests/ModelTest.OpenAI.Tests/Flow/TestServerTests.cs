using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.Prompts;
using ModelTest.Tests;
using ModelTest.Tests.Servers;
using ServerDialect = ModelTest.Tests.Servers.ServerDialect;

namespace ModelTest.OpenAI.Flow;

/// <summary>The server of the tests tells over HTTP what the model gives in the process.</summary>
public sealed class TestServerTests
{
    private static readonly HttpClient Client = new();
    private static readonly string[] Questions = ["一年有几个月？", "What is the capital of Japan?", "Q: 3+4=?\nA. 5\nB. 6\nC. 7\nD. 8\nAnswer:"];

    private static readonly string[] Continuations = ["A", "Tokyo."];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chat_replies_are_the_engine_s(bool stream)
    {
        await using var server = await StartAsync(ServerDialect.OpenAI);
        await using var model = await OpenAsync();
        foreach (var question in Questions)
        {
            var expected = await model.GenerateAsync(Prompt.FromUser(question), new GenerateOptions { MaxNewTokens = 20 }, Cancellation);
            var body = Chat(question);
            body["stream"] = stream;
            body["stream_options"] = stream ? new JsonObject { ["include_usage"] = true } : null;
            var (text, finish, usage) = stream ? Chunks(await TextAsync(server, "/chat/completions", body)) : Whole(await PostAsync(server, "/chat/completions", body));
            Assert.Equal(expected.Text, text);
            Assert.Equal(expected.StopReason == StopReason.Stop ? "stop" : "length", finish);
            Assert.Equal(expected.PromptTokens, (int)usage!["prompt_tokens"]!);
            // The end token is counted on the wire.
            Assert.Equal(expected.OutputTokens + (finish == "stop" ? 1 : 0), (int)usage["completion_tokens"]!);
        }
    }

    [Fact]
    public async Task Echoed_log_probabilities_are_the_engine_s()
    {
        await using var server = await StartAsync(ServerDialect.Vllm);
        await using var model = await OpenAsync();
        foreach (var question in Questions)
        {
            var prompt = Prompt.FromUser(question);
            var expected = await model.ScoreAsync(prompt, Continuations, new ScoreOptions { IncludePrompt = true }, Cancellation);
            foreach (var (continuation, score) in Continuations.Zip(expected.Continuations))
            {
                var text = MetaTemplate.InternLM2.RenderOpen(prompt) + continuation;
                var reply = await PostAsync(server, "/completions", new JsonObject
                {
                    ["model"] = "tiny-internlm2", ["prompt"] = text, ["echo"] = true, ["logprobs"] = 1, ["max_tokens"] = 0, ["prompt_logprobs"] = 0,
                });
                var choice = reply["choices"]![0]!;
                var logprobs = choice["logprobs"]!["token_logprobs"]!.AsArray().Select(p => (double?)p).ToList();
                Assert.Equal(text, (string)choice["text"]!);
                Assert.Null(logprobs[0]);
                Assert.Equal(expected.PromptTokens + score.Tokens, logprobs.Count);
                Assert.Equal(score.LogProbability, logprobs.Skip(expected.PromptTokens).Sum()!.Value, 1e-3);
                Assert.Equal(expected.PromptLogProbability!.Value, logprobs.Take(expected.PromptTokens).Sum()!.Value, 1e-3);
                var tokens = choice["logprobs"]!["tokens"]!.AsArray().Select(t => (string)t!).ToList();
                Assert.Equal("<s>" + text, Joined(tokens));
                Assert.Equal(logprobs.Skip(1), choice["prompt_logprobs"]!.AsArray().Skip(1).Select(p => (double?)p!.AsObject().First().Value!["logprob"]));
            }
        }
    }

    [Fact]
    public async Task The_first_token_s_likeliest_alternatives_are_told()
    {
        await using var server = await StartAsync(ServerDialect.Vllm);
        await using var model = await OpenAsync();
        var expected = await model.ScoreAsync(Prompt.FromUser(Questions[2]), ["C"], new ScoreOptions(), Cancellation);
        var body = Chat(Questions[2]);
        (body["logprobs"], body["top_logprobs"], body["max_tokens"]) = (true, 20, 1);
        var top = (await PostAsync(server, "/chat/completions", body))["choices"]![0]!["logprobs"]!["content"]![0]!["top_logprobs"]!.AsArray();
        Assert.Equal(20, top.Count);
        Assert.Equal(expected.Continuations[0].LogProbability, (double)top.Single(t => (string)t!["token"]! == "C")!["logprob"]!, 1e-3);
    }

    [Fact]
    public async Task Token_ids_are_taken_as_prompts_and_told_by_the_tokenizer_endpoints()
    {
        await using var vllm = await StartAsync(ServerDialect.Vllm);
        await using var deploy = await StartAsync(ServerDialect.LMDeploy);
        await using var llama = await StartAsync(ServerDialect.LlamaCpp);
        var ids = (await PostAsync(vllm, "/tokenize", new JsonObject { ["prompt"] = "hello" }, root: true))["tokens"]!.ToJsonString();
        Assert.Equal(ids, (await PostAsync(deploy, "/encode", new JsonObject { ["input"] = "hello" }))["input_ids"]!.ToJsonString());
        Assert.Equal(ids, (await PostAsync(llama, "/tokenize", new JsonObject { ["content"] = "hello", ["add_special"] = true }, root: true))["tokens"]!.ToJsonString());
        var rendered = (string)(await PostAsync(llama, "/apply-template", Chat("hi"), root: true))["prompt"]!;
        Assert.Equal("<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n", rendered);
        var of = (string prompt) => new JsonObject { ["prompt"] = JsonNode.Parse(prompt), ["max_tokens"] = 5, ["temperature"] = 0 };
        Assert.Equal(
            (string)(await PostAsync(vllm, "/completions", of("\"hello\"")))["choices"]![0]!["text"]!,
            (string)(await PostAsync(vllm, "/completions", of(ids)))["choices"]![0]!["text"]!);
    }

    [Theory]
    [InlineData(ServerDialect.OpenAI, """{"error":{"message":"Unrecognized request argument supplied: top_k","type":"invalid_request_error","param":null,"code":400}}""")]
    [InlineData(ServerDialect.Vllm, null)]
    [InlineData(ServerDialect.LMDeploy, null)]
    public async Task Only_OpenAI_refuses_unknown_fields(ServerDialect dialect, string? error)
    {
        await using var server = await StartAsync(dialect);
        var body = Chat("hi");
        body["top_k"] = 1;
        using var response = await SendAsync(server, "/v1/chat/completions", body);
        Assert.Equal(error is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        if (error is not null)
        {
            Assert.Equal(error, await response.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData(ServerDialect.OpenAI, 400, "context_length_exceeded")]
    [InlineData(ServerDialect.Vllm, 400, "maximum context length is 20 tokens")]
    [InlineData(ServerDialect.LMDeploy, 200, "\"finish_reason\":\"length\"")]
    [InlineData(ServerDialect.LlamaCpp, 400, "exceed_context_size_error")]
    public async Task A_prompt_that_is_too_long_ends_as_on_the_real_server(ServerDialect dialect, int status, string told)
    {
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Model = RepositoryPaths.TinyModel, Dialect = dialect, ContextLength = 20 }, Cancellation);
        using var response = await SendAsync(server, "/v1/chat/completions", Chat(Questions[2]));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_another_name_and_a_wrong_key_are_refused()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { ApiKey = "k", Dialect = ServerDialect.Vllm }, Cancellation);
        using var keyless = await SendAsync(server, "/v1/chat/completions", Chat("hi"));
        Assert.Equal(HttpStatusCode.Unauthorized, keyless.StatusCode);
        var body = Chat("hi");
        body["model"] = "other";
        using var unknown = await SendAsync(server, "/v1/chat/completions", body, "k");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("The model `other` does not exist.", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static Task<TestServer> StartAsync(ServerDialect dialect) =>
        TestServer.StartAsync(new TestServerOptions { Model = RepositoryPaths.TinyModel, Dialect = dialect }, Cancellation);

    private static Task<IModel> OpenAsync() =>
        new LocalEngine().OpenAsync(new ModelSettings { Path = RepositoryPaths.TinyModel }, new Dictionary<string, MetaTemplate>(), Cancellation);

    private static JsonObject Chat(string text) => new()
    {
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }), ["temperature"] = 0, ["max_tokens"] = 20,
    };

    private static async Task<JsonNode> PostAsync(TestServer server, string path, JsonObject body, bool root = false) =>
        JsonNode.Parse(await TextAsync(server, path, body, root))!;

    private static async Task<string> TextAsync(TestServer server, string path, JsonObject body, bool root = false)
    {
        using var response = await SendAsync(server, root ? path : "/v1" + path, body);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestServer server, string path, JsonObject body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Endpoint, path)) { Content = new StringContent(body.ToJsonString()) };
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        return await Client.SendAsync(request, Cancellation);
    }

    private static (string Text, string Finish, JsonNode? Usage) Whole(JsonNode reply)
    {
        var choice = reply["choices"]![0]!;
        return ((string)choice["message"]!["content"]!, (string)choice["finish_reason"]!, reply["usage"]);
    }

    private static (string Text, string Finish, JsonNode? Usage) Chunks(string stream)
    {
        var events = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e["data: ".Length..]).ToList();
        Assert.Equal("[DONE]", events[^1]);
        var chunks = events.SkipLast(1).Select(e => JsonNode.Parse(e)!).ToList();
        var choices = chunks.SkipLast(1).Select(c => c["choices"]![0]!).ToList();
        return (string.Concat(choices.Select(c => (string?)c["delta"]!["content"])), (string)choices[^1]["finish_reason"]!, chunks[^1]["usage"]);
    }

    private static string Joined(List<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(token.StartsWith("bytes:\\x", StringComparison.Ordinal) ? Convert.FromHexString(token[8..]) : Encoding.UTF8.GetBytes(token));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
