using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Tests.Support;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Tests;

/// <summary>What goes over the wire, and what is made of what comes back.</summary>
public sealed class ServerModelTests
{
    private const string Chat = """{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}]}""";
    private const string Completion = """{"choices":[{"index":0,"text":"a","finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("x", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_completion_tokens":7,"temperature":0,"top_p":1}""")]
    [InlineData("vllm", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"temperature":0,"top_p":1}""")]
    [InlineData("lmdeploy", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"temperature":0,"top_k":1,"top_p":1}""")]
    [InlineData("llamacpp", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"temperature":0,"top_p":1}""")]
    public async Task Chat_Greedy_SendsTheDialectsFields(string owner, string body) =>
        Assert.Equal(body, await SentAsync(owner, ServerApi.Chat, new() { MaxNewTokens = 7 }));

    [Theory]
    [InlineData("x", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_completion_tokens":7,"seed":3,"stop":["z"],"temperature":0.7,"top_p":0.5}""")]
    [InlineData("vllm", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"seed":3,"stop":["z"],"temperature":0.7,"top_k":-1,"top_p":0.5}""")]
    [InlineData("lmdeploy", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"seed":3,"stop":["z"],"temperature":0.7,"top_k":0,"top_p":0.5}""")]
    [InlineData("llamacpp", """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"min_p":0,"seed":3,"stop":["z"],"temperature":0.7,"top_k":0,"top_p":0.5}""")]
    public async Task Chat_Drawn_LeavesNothingToTheServersDefaults(string owner, string body) =>
        Assert.Equal(body, await SentAsync(owner, ServerApi.Chat, new() { MaxNewTokens = 7, Temperature = 0.7, TopP = 0.5, Seed = 3, Stop = ["z"] }));

    [Fact]
    public async Task Chat_EveryOptionOfVllm_IsSent() => Assert.Equal(
        """{"messages":[{"content":"问题","role":"user"}],"model":"served","max_tokens":7,"min_tokens":2,"seed":0,"stop_token_ids":[5],"temperature":1,"top_k":9,"top_p":1}""",
        await SentAsync("vllm", ServerApi.Chat, new() { MaxNewTokens = 7, MinNewTokens = 2, Temperature = 1, TopK = 9, StopIds = [5] }));

    [Theory]
    [InlineData("x", """{"model":"served","prompt":"<|im_start|>user\n问题<|im_end|>\n<|im_start|>assistant\n","max_tokens":7,"stop":["<|im_end|>"],"temperature":0,"top_p":1}""")]
    [InlineData("lmdeploy", """{"model":"served","prompt":"<|im_start|>user\n问题<|im_end|>\n<|im_start|>assistant\n","max_tokens":7,"stop":["<|im_end|>"],"temperature":0,"top_p":1,"top_k":1}""")]
    public async Task Completions_RenderThePromptHere(string owner, string body) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(await SentAsync(owner, ServerApi.Completions, new() { MaxNewTokens = 7 }))));

    [Theory]
    [InlineData(ServerApi.Chat)]
    [InlineData(ServerApi.Completions)]
    public async Task Body_FieldsOfTheUsers_AreSentAsTheyAre(ServerApi api)
    {
        var extra = """{"repetition_penalty":1.10,"chat_template_kwargs":{"enable_thinking":false},"guided_choice":["A","B"],"skip_special_tokens":true,"none":null,"odd name":"x"}""";
        var body = JsonNode.Parse(await SentAsync("x", api, new(), s => s.Server.Body = JsonNode.Parse(extra)!.AsObject()))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(extra)!.AsObject())
        {
            Assert.True(body.ContainsKey(name), name);
            Assert.True(JsonNode.DeepEquals(value, body[name]), name);
        }
    }

    [Theory]
    [InlineData(ServerApi.Chat)]
    [InlineData(ServerApi.Completions)]
    public async Task Generate_AnOptionWithoutAField_IsAnErrorAndNotSent(ServerApi api)
    {
        await using var server = await CannedServer.StartAsync("x", Chat);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, api));
        var before = server.Requests.Count;
        var e = await Assert.ThrowsAsync<InputException>(() => model.AskAsync(new() { MinNewTokens = 3 }));
        Assert.StartsWith("model.generation.min_new_tokens: the API (", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, server.Requests.Count);
    }

    [Theory]
    [InlineData(ServerApi.Chat, """{"choices":[]}""", "no usable reply came in 1 attempt; at last the reply has no choices: '{\"choices\":[]}'.")]
    [InlineData(ServerApi.Completions, """{"choices":[]}""", "no usable reply came in 1 attempt; at last the reply has no choices: '{\"choices\":[]}'.")]
    [InlineData(ServerApi.Chat, """{"choices" 5}""", "at last the reply cannot be read")]
    [InlineData(ServerApi.Chat, """{"object":"error","message":"CUDA out of memory"}""", "at last the reply is an error: 'CUDA out of memory'.")]
    [InlineData(ServerApi.Chat, """{"choices":[{"message":{"role":"assistant"},"finish_reason":"stop"}]}""", "at last the reply has no content")]
    [InlineData(ServerApi.Chat, """{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"content_filter"}]}""", "a reply was withheld by the server's filter")]
    [InlineData(ServerApi.Chat, """{"choices":[{"message":{"role":"assistant","content":"a"},"finish_reason":"abort"}]}""", "a reply ended with 'abort', which is neither stop nor length")]
    [InlineData(ServerApi.Completions, """{"choices":[{"text":"a","finish_reason":"abort"}]}""", "a reply ended with 'abort', which is neither stop nor length")]
    [InlineData(ServerApi.Chat, "<html><title>Gateway</title></html>", "at last the reply is a page of HTML and no JSON: 'Gateway'.")]
    public async Task Generate_NoWholeReply_IsAnErrorInTheServersWords(ServerApi api, string reply, string text)
    {
        await using var server = await CannedServer.StartAsync("x", reply);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, api));
        var e = await Assert.ThrowsAsync<InputException>(() => model.AskAsync());
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{server.Endpoint}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_APromptThatIsTooLong_FailsAlone()
    {
        var asked = 0;
        await using var server = await CannedServer.StartAsync(r =>
            r.Path == "/v1/models" ? CannedServer.Models("x", "served")
            : r.IsProbe || !r.Path.EndsWith("/completions", StringComparison.Ordinal) || Interlocked.Increment(ref asked) > 1 ? new CannedAnswer(200, Chat)
            : new CannedAnswer(400, """{"error":{"message":"This model's maximum context length is 10 tokens.","code":"context_length_exceeded"}}"""));
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        var e = await Assert.ThrowsAsync<InputException>(() => model.AskAsync());
        Assert.Equal(
            $"{server.Endpoint}: the prompt does not fit the server's context (400): 'This model's maximum context length is 10 tokens.'. Fix: use fewer shots "
            + "(datasets.….shots) or a smaller generation.max_new_tokens, or start the server with a longer context.",
            e.Message);
        Assert.Equal("a", (await model.AskAsync()).Text);
    }

    [Fact]
    public async Task Generate_ARefusalThatAllWouldMeet_IsNotAskedForAgain()
    {
        await using var server = await CannedServer.StartAsync(r =>
            r.Path == "/v1/models" ? CannedServer.Models("x", "served")
            : r.IsProbe ? new CannedAnswer(200, Chat)
            : new CannedAnswer(400, """{"error":{"message":"Unrecognized request argument supplied: top_p"}}"""));
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        var first = await Assert.ThrowsAsync<InputException>(() => model.AskAsync());
        var asked = server.Requests.Count;
        var second = await Assert.ThrowsAsync<InputException>(() => model.AskAsync());
        Assert.Contains("'Unrecognized request argument supplied: top_p'", first.Message, StringComparison.Ordinal);
        Assert.Equal((first.Message, asked), (second.Message, server.Requests.Count));
    }

    [Theory]
    [InlineData(ServerApi.Chat)]
    [InlineData(ServerApi.Completions)]
    public async Task Generate_NoUsage_CountsAsZero(ServerApi api)
    {
        await using var server = await CannedServer.StartAsync("x", api == ServerApi.Chat ? Chat : Completion);
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, api));
        Assert.Equal(new Reply("a", 0, 0, StopReason.Stop), await model.AskAsync());
    }

    [Theory]
    [InlineData(false, "\uFFFDa\uFFFD")]
    [InlineData(true, "a")]
    public async Task Generate_ReplacementCharacters_AreTakenOutWhenAskedFor(bool remove, string text)
    {
        foreach (var api in (ServerApi[])[ServerApi.Chat, ServerApi.Completions])
        {
            await using var server = await CannedServer.StartAsync(
                "lmdeploy", (api == ServerApi.Chat ? Chat : Completion).Replace("\"a\"", "\"\uFFFDa\uFFFD\"", StringComparison.Ordinal));
            var settings = Served.Settings(server.Endpoint, api);
            settings.Server.RemoveReplacementCharacters = remove;
            await using var model = await Served.OpenAsync(settings);
            Assert.Equal(text, (await model.AskAsync()).Text);
        }
    }

    [Fact]
    public async Task Generate_AThinkingModel_GivesItsAnswerOnly()
    {
        await using var server = await CannedServer.StartAsync(
            "vllm", """{"choices":[{"message":{"role":"assistant","content":"B","reasoning_content":"A? No."},"finish_reason":"stop"}]}""");
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint));
        Assert.Equal("B", (await model.AskAsync()).Text);
    }

    [Fact]
    public async Task Generate_AStopStringThatTheServerLeavesIn_IsCut()
    {
        await using var server = await CannedServer.StartAsync("x", Completion.Replace("\"a\"", "\"yes<|im_end|>\\nno\"", StringComparison.Ordinal));
        await using var model = await Served.OpenAsync(Served.Settings(server.Endpoint, ServerApi.Completions));
        Assert.Equal("yes", (await model.AskAsync()).Text);
    }

    [Fact]
    public async Task Open_TheFingerprint_ChangesWithWhatIsAsked()
    {
        await using var server = await CannedServer.StartAsync("x", Chat);
        async Task<string> Of(Action<ModelSettings> change)
        {
            var settings = Served.Settings(server.Endpoint);
            change(settings);
            await using var model = await Served.OpenAsync(settings);
            Assert.Equal(("served", "openai (openai)", 64), (model.Info.Name, model.Info.Engine, model.Info.Fingerprint.Length));
            return model.Info.Fingerprint;
        }
        var same = await Of(_ => { });
        Assert.Equal(same, await Of(s => s.Server.MaxConcurrency = 3));
        Assert.Distinct([
            same,
            await Of(s => s.Server.Revision = "2"),
            await Of(s => s.Server.Body = new() { ["a"] = 1 }),
            await Of(s => s.Server.RemoveReplacementCharacters = true),
            await Of(s => (s.Server.Api, s.Template) = (ServerApi.Completions, "internlm2")),
            await Of(s => (s.Server.Api, s.Template) = (ServerApi.Completions, "none")),
        ]);
    }

    // Fields in the order of their names, the first two aside, so that one text can be compared.
    private static async Task<string> SentAsync(string owner, ServerApi api, GenerateOptions options, Action<ModelSettings>? change = null)
    {
        await using var server = await CannedServer.StartAsync(owner, api == ServerApi.Chat ? Chat : Completion);
        var settings = Served.Settings(server.Endpoint, api);
        change?.Invoke(settings);
        await using var model = await Served.OpenAsync(settings);
        await model.AskAsync(options);
        var body = JsonNode.Parse(server.Requests.Last().Body)!.AsObject();
        var fields = body.OrderBy(f => f.Key == "messages" ? 0 : f.Key == "model" ? 1 : 2).ThenBy(f => f.Key, StringComparer.Ordinal);
        var sorted = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));
        if (sorted["messages"] is JsonArray messages)
        {
            sorted["messages"] = new JsonArray([.. messages.Select(m => (JsonNode)new JsonObject { ["content"] = (string)m!["content"]!, ["role"] = (string)m["role"]! })]);
        }
        return sorted.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
