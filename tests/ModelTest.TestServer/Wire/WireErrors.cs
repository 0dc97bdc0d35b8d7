using System.Text.Json.Nodes;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>The words and forms of the real servers' errors.</summary>
internal static class WireErrors
{
    /// <summary>The body of an error.</summary>
    public static JsonObject Body(ServerDialect dialect, WireException error)
    {
        JsonNode code = error.Code is { } text ? text : error.Status;
        var body = new JsonObject { ["message"] = error.Message, ["type"] = error.Type, ["param"] = null, ["code"] = code };
        if (dialect == ServerDialect.LMDeploy)
        {
            body["object"] = "error";
            return body;
        }
        return new JsonObject { ["error"] = body };
    }

    public static WireException UnknownModel(ServerDialect dialect, string model) => dialect == ServerDialect.OpenAI
        ? new WireException(404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", "model_not_found")
        : new WireException(404, $"The model `{model}` does not exist.", dialect == ServerDialect.Vllm ? "NotFoundError" : "invalid_request_error");

    public static WireException TooLong(ServerDialect dialect, int prompt, int reply, int limit) => dialect switch
    {
        ServerDialect.LlamaCpp => new WireException(
            400, "the request exceeds the available context size. try increasing the context size or enable context shift", "exceed_context_size_error"),
        ServerDialect.OpenAI => new WireException(
            400,
            $"This model's maximum context length is {limit} tokens. However, your messages resulted in {prompt} tokens. Please reduce the length of the messages.",
            "invalid_request_error",
            "context_length_exceeded"),
        _ => new WireException(
            400,
            $"This model's maximum context length is {limit} tokens. However, you requested {prompt + reply} tokens ({prompt} in the messages, {reply} in the completion). Please reduce the length of the messages or completion.",
            "BadRequestError"),
    };

    public static WireException Invalid(ServerDialect dialect, string message) =>
        new(400, message, dialect == ServerDialect.Vllm ? "BadRequestError" : "invalid_request_error");

    public static WireException UnknownField(string name) =>
        new(400, $"Unrecognized request argument supplied: {name}", "invalid_request_error");
}
