using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>POST /v1/completions: texts or token ids, one or many.</summary>
/// <param name="model">The model.</param>
/// <param name="options">The server's options.</param>
internal sealed class CompletionsEndpoint(IServedModel model, TestServerOptions options)
{
    private readonly Completer completer = new(model, options.Dialect);

    /// <summary>Answers a request.</summary>
    /// <exception cref="WireException">The request is refused.</exception>
    public async Task RunAsync(HttpContext context, WireRequest request, WireHeader header)
    {
        var prompts = Prompts(request["prompt"]);
        RequestedPrompt.Set(context, prompts[0].Text);
        // LMDeploy and llama.cpp take the field and do nothing with it.
        var echo = request.Flag("echo") && options.Dialect is ServerDialect.OpenAI or ServerDialect.Vllm;
        var answers = await Task.WhenAll(prompts.Select(
            p => completer.AnswerAsync(p.Ids, request, chat: false, scorePrompt: echo, context.RequestAborted)));
        RequestedPrompt.Computed(context);
        var choices = prompts.Zip(answers).Select((pair, i) => Choice(pair.First.Text, pair.Second, i, echo, request)).ToList();
        var usage = WireHeader.Usage(answers.Sum(a => a.PromptTokens), answers.Sum(a => a.OutputTokens));
        if (request.Stream)
        {
            await EventStream.WriteAsync(context.Response, Chunks(choices, usage, request, header));
            return;
        }
        var reply = header.Object("text_completion");
        reply["choices"] = new JsonArray([.. choices]);
        reply["usage"] = usage;
        await WireJson.WriteAsync(context.Response, reply);
    }

    private JsonObject Choice(string prompt, Completion completion, int index, bool echo, WireRequest request)
    {
        var choice = new JsonObject
        {
            ["index"] = index,
            ["text"] = echo ? prompt + completion.Text : completion.Text,
            ["logprobs"] = OfTokens(completion, echo, request.Flag("return_tokens_as_token_ids")),
            ["finish_reason"] = completion.FinishReason,
        };
        if (request["prompt_logprobs"] is not null && completion.PromptLogprobs is { } scored)
        {
            choice["prompt_logprobs"] = Logprobs.Prompt(model, scored);
        }
        return choice;
    }

    private JsonObject? OfTokens(Completion completion, bool echo, bool ids)
    {
        if (completion.Logprobs is not { } generated)
        {
            return null;
        }
        if (options.Dialect == ServerDialect.LlamaCpp)
        {
            return Logprobs.Chat(model, generated);
        }
        return Logprobs.Completions(model, echo ? [.. completion.PromptLogprobs!, .. generated] : generated, ids, 0);
    }

    private static IEnumerable<JsonObject> Chunks(List<JsonObject> choices, JsonObject usage, WireRequest request, WireHeader header)
    {
        foreach (var choice in choices)
        {
            var (index, finish) = (choice["index"]!.GetValue<int>(), choice["finish_reason"]!.GetValue<string>());
            foreach (var piece in EventStream.Pieces(choice["text"]!.GetValue<string>()))
            {
                yield return Chunk(index, piece, null, null);
            }
            yield return Chunk(index, "", choice["logprobs"]?.DeepClone(), finish);
        }
        if (request.IncludeUsage)
        {
            var last = header.Object("text_completion");
            last["choices"] = new JsonArray();
            last["usage"] = usage;
            yield return last;
        }

        JsonObject Chunk(int index, string text, JsonNode? logprobs, string? finish)
        {
            var chunk = header.Object("text_completion");
            chunk["choices"] = new JsonArray(new JsonObject { ["index"] = index, ["text"] = text, ["logprobs"] = logprobs, ["finish_reason"] = finish });
            return chunk;
        }
    }

    private List<(int[] Ids, string Text)> Prompts(JsonNode? prompt)
    {
        return prompt switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => [(model.Encode(text), text)],
            JsonArray { Count: > 0 } list when list[0] is JsonValue first && first.TryGetValue<string>(out _) =>
                [.. list.Select(t => t!.GetValue<string>()).Select(t => (model.Encode(t), t))],
            JsonArray { Count: > 0 } list when list[0] is JsonArray => [.. list.Select(l => OfIds(l!.AsArray()))],
            JsonArray { Count: > 0 } list => [OfIds(list)],
            _ => throw WireErrors.Invalid(options.Dialect, "'prompt' must be a text, token ids, or a list of them."),
        };

        (int[] Ids, string Text) OfIds(JsonArray list)
        {
            int[] ids = [.. list.Select(i => i!.GetValue<int>())];
            return Array.TrueForAll(ids, i => i >= 0 && i < model.VocabularySize)
                ? (ids, model.Decode(ids))
                : throw WireErrors.Invalid(options.Dialect, "a token id is out of the vocabulary.");
        }
    }
}
