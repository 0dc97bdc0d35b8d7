using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>The endpoints that tell what is served.</summary>
/// <param name="model">The model.</param>
/// <param name="options">The server's options.</param>
internal sealed class ModelEndpoints(IServedModel model, TestServerOptions options)
{
    /// <summary>GET /v1/models.</summary>
    public JsonObject List() => new() { ["object"] = "list", ["data"] = new JsonArray([.. options.ModelIds.Select(Entry)]) };

    /// <summary>vLLM's GET /version.</summary>
    public static JsonObject Version() => new() { ["version"] = "0.11.0" };

    /// <summary>llama.cpp's GET /props.</summary>
    public JsonObject Props() => new()
    {
        ["default_generation_settings"] = new JsonObject { ["id"] = 0, ["n_ctx"] = model.ContextLength, ["params"] = new JsonObject() },
        ["total_slots"] = 1,
        ["model_path"] = options.ModelIds[0],
        ["chat_template"] = "",
        ["build_info"] = "b7000-test",
    };

    private JsonNode Entry(string id)
    {
        var entry = new JsonObject
        {
            ["id"] = id,
            ["object"] = "model",
            ["created"] = 1,
            ["owned_by"] = options.Dialect switch
            {
                ServerDialect.Vllm => "vllm",
                ServerDialect.LMDeploy => "lmdeploy",
                ServerDialect.LlamaCpp => "llamacpp",
                _ => "openai",
            },
        };
        if (options.Dialect == ServerDialect.Vllm)
        {
            (entry["root"], entry["parent"], entry["max_model_len"]) = (id, null, model.ContextLength);
        }
        else if (options.Dialect == ServerDialect.LlamaCpp)
        {
            entry["meta"] = new JsonObject { ["n_vocab"] = model.VocabularySize, ["n_ctx_train"] = model.ContextLength };
        }
        return entry;
    }
}
