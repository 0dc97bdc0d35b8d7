using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>The endpoints of dialects that tell tokens.</summary>
/// <param name="model">The model.</param>
/// <param name="options">The server's options.</param>
internal sealed class TokenizerEndpoints(IServedModel model, TestServerOptions options)
{
    /// <summary>vLLM's POST /tokenize: a text with its begin token, or messages.</summary>
    public JsonObject Tokenize(WireRequest request)
    {
        var ids = request["messages"] is not null
            ? model.Encode(WireConversation.Render(model, request, options.Dialect))
            : Encode(request.Text("prompt") ?? throw WireErrors.Invalid(options.Dialect, "'prompt' is missing."), request.FlagOrNull("add_special_tokens") ?? true);
        return new JsonObject { ["count"] = ids.Length, ["max_model_len"] = model.ContextLength, ["tokens"] = Ids(ids), ["token_strs"] = null };
    }

    /// <summary>vLLM's POST /detokenize.</summary>
    public JsonObject Detokenize(WireRequest request) =>
        new() { ["prompt"] = model.Decode([.. request["tokens"]!.AsArray().Select(t => t!.GetValue<int>())]) };

    /// <summary>LMDeploy's POST /v1/encode: a text or a list of them.</summary>
    public JsonObject Encode(WireRequest request)
    {
        var special = request.FlagOrNull("add_bos") ?? true;
        if (request["input"] is JsonArray texts)
        {
            var lists = texts.Select(t => Encode(t!.GetValue<string>(), special)).ToList();
            return new JsonObject { ["input_ids"] = new JsonArray([.. lists.Select(Ids)]), ["length"] = Ids([.. lists.Select(l => l.Length)]) };
        }
        var ids = Encode(request.Text("input") ?? "", special);
        return new JsonObject { ["input_ids"] = Ids(ids), ["length"] = ids.Length };
    }

    /// <summary>llama.cpp's POST /tokenize: without the begin token unless asked for; special tokens are read unless told otherwise.</summary>
    public JsonObject TokenizeContent(WireRequest request)
    {
        var text = request.Text("content") ?? "";
        var ids = request.FlagOrNull("parse_special") ?? true ? Encode(text, request.Flag("add_special")) : model.EncodePlain(text);
        return new JsonObject { ["tokens"] = Ids(ids) };
    }

    /// <summary>llama.cpp's POST /apply-template.</summary>
    public JsonObject ApplyTemplate(WireRequest request) => new() { ["prompt"] = WireConversation.Render(model, request, options.Dialect) };

    private static JsonArray Ids(int[] ids) => [.. ids.Select(i => (JsonNode)i)];

    private int[] Encode(string text, bool special)
    {
        var ids = model.Encode(text);
        var begin = model.Encode("");
        // The begin token stays where the text itself has it.
        return special || begin.Length == 0 || text.StartsWith(model.TokenText(begin[0]), StringComparison.Ordinal) ? ids : ids[begin.Length..];
    }
}
