using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Models;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>A request's body, read field by field with the checks of real servers.</summary>
internal sealed class WireRequest
{
    private static readonly string[] Standard =
    [
        "model", "max_tokens", "max_completion_tokens", "temperature", "top_p", "n", "stream", "stream_options", "stop", "seed", "logprobs", "user",
        "presence_penalty", "frequency_penalty", "logit_bias",
    ];

    private static readonly string[] Chat = [.. Standard, "messages", "top_logprobs", "response_format", "tools", "tool_choice", "reasoning_effort", "metadata"];
    private static readonly string[] Completions = [.. Standard, "prompt", "echo", "best_of", "suffix"];

    private readonly JsonObject body;
    private readonly ServerDialect dialect;

    private WireRequest(JsonObject body, ServerDialect dialect) => (this.body, this.dialect) = (body, dialect);

    public bool Stream => Flag("stream");

    public bool IncludeUsage => body["stream_options"] is JsonObject options && options["include_usage"] is JsonValue value && value.GetValue<bool>();

    public JsonArray Messages => body["messages"] as JsonArray is { Count: > 0 } messages
        ? messages
        : throw WireErrors.Invalid(dialect, "'messages' must be a non-empty array.");

    public string? Model => Text("model");

    public JsonNode? this[string name] => body[name];

    /// <summary>Reads a body.</summary>
    /// <exception cref="WireException">It is no JSON object.</exception>
    public static async Task<WireRequest> ReadAsync(HttpRequest request, ServerDialect dialect)
    {
        try
        {
            return new WireRequest((await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted)) as JsonObject
                ?? throw WireErrors.Invalid(dialect, "The body must be a JSON object."), dialect);
        }
        catch (JsonException e)
        {
            throw WireErrors.Invalid(dialect, "We could not parse the JSON body of your request: " + e.Message);
        }
    }

    /// <summary>Refuses fields that OpenAI does not know.</summary>
    /// <exception cref="WireException">There is one.</exception>
    public void RefuseUnknown(bool chat)
    {
        if (body.Select(f => f.Key).FirstOrDefault(k => !(chat ? Chat : Completions).Contains(k)) is { } unknown)
        {
            throw WireErrors.UnknownField(unknown);
        }
    }

    /// <summary>How to generate. The limit of new tokens is left null when the request gives none.</summary>
    /// <exception cref="WireException">A value is out of its range.</exception>
    public GenerateOptions Options()
    {
        if (Integer("n") is > 1)
        {
            throw WireErrors.Invalid(dialect, "Only n = 1 is supported.");
        }
        var (temperature, topP, topK) = (Number("temperature"), Number("top_p"), Integer("top_k"));
        if (temperature is < 0 or > 2)
        {
            throw WireErrors.Invalid(dialect, $"temperature must be in [0, 2], got {temperature}.");
        }
        if (topP is <= 0 or > 1)
        {
            throw WireErrors.Invalid(dialect, $"top_p must be in (0, 1], got {topP}.");
        }
        return new GenerateOptions
        {
            MaxNewTokens = Integer("max_completion_tokens") ?? Integer("max_tokens"),
            MinNewTokens = Integer("min_tokens") ?? Integer("min_new_tokens"),
            Temperature = temperature ?? 1,
            TopP = topP ?? 1,
            // vLLM writes -1 for all.
            TopK = Math.Max(topK ?? 0, 0),
            Seed = Integer("seed") ?? 0,
            Stop = Texts("stop"),
            StopIds = body["stop_token_ids"] is JsonArray ids ? [.. ids.Select(i => i!.GetValue<int>())] : [],
        };
    }

    public bool Flag(string name) => Value<bool>(name, "a boolean") ?? false;

    public bool? FlagOrNull(string name) => Value<bool>(name, "a boolean");

    public int? Integer(string name) => Value<int>(name, "an integer");

    public double? Number(string name) => Value<double>(name, "a number");

    public string? Text(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw WireErrors.Invalid(dialect, $"'{name}' must be a string."),
    };

    private IReadOnlyList<string> Texts(string name) => body[name] switch
    {
        null => [],
        JsonArray array => [.. array.Select(t => t!.GetValue<string>())],
        _ => [Text(name)!],
    };

    private T? Value<T>(string name, string kind)
        where T : struct => body[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<T>(out var given) => given,
            var other => throw WireErrors.Invalid(dialect, string.Create(CultureInfo.InvariantCulture, $"'{name}' must be {kind}, got {other.ToJsonString()}.")),
        };
}
