using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>POST /v1/chat/completions.</summary>
/// <param name="model">The model.</param>
/// <param name="options">The server's options.</param>
internal sealed class ChatEndpoint(IServedModel model, TestServerOptions options)
{
    private readonly Completer completer = new(model, options.Dialect);

    /// <summary>Answers a request.</summary>
    /// <exception cref="WireException">The request is refused.</exception>
    public async Task RunAsync(HttpContext context, WireRequest request, WireHeader header)
    {
        RequestedPrompt.Set(context, Last(request.Messages));
        var prompt = model.Encode(WireConversation.Render(model, request, options.Dialect));
        var completion = await completer.AnswerAsync(prompt, request, chat: true, scorePrompt: false, context.RequestAborted);
        RequestedPrompt.Computed(context);
        if (request.Stream)
        {
            await EventStream.WriteAsync(context.Response, Chunks(completion, request, header));
            return;
        }
        var reply = header.Object("chat.completion");
        reply["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = completion.Text },
            ["logprobs"] = completion.Logprobs is { } tokens ? Logprobs.Chat(model, tokens) : null,
            ["finish_reason"] = completion.FinishReason,
        });
        reply["usage"] = WireHeader.Usage(completion.PromptTokens, completion.OutputTokens);
        if (completion.PromptLogprobs is { } scored)
        {
            reply["prompt_logprobs"] = Logprobs.Prompt(model, scored);
        }
        await WireJson.WriteAsync(context.Response, reply);
    }

    private static string Last(JsonArray messages) => messages[^1]?["content"] is JsonValue text ? text.GetValue<string>() : "";

    private IEnumerable<JsonObject> Chunks(Completion completion, WireRequest request, WireHeader header)
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" });
        foreach (var piece in EventStream.Pieces(completion.Text))
        {
            yield return Chunk(new JsonObject { ["content"] = piece });
        }
        if (completion.Logprobs is { } tokens)
        {
            yield return Chunk(new JsonObject { ["content"] = "" }, Logprobs.Chat(model, tokens));
        }
        yield return Chunk([], null, completion.FinishReason);
        if (request.IncludeUsage)
        {
            var last = header.Object("chat.completion.chunk");
            last["choices"] = new JsonArray();
            last["usage"] = WireHeader.Usage(completion.PromptTokens, completion.OutputTokens);
            yield return last;
        }

        JsonObject Chunk(JsonObject delta, JsonObject? logprobs = null, string? finishReason = null)
        {
            var chunk = header.Object("chat.completion.chunk");
            chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = logprobs, ["finish_reason"] = finishReason });
            return chunk;
        }
    }
}
