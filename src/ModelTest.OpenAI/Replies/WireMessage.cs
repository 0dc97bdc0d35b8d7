using System.Text.Json;

namespace ModelTest.OpenAI.Replies;

/// <summary>A chat message. What a thinking model thought is read to know that it is there, and left out of the reply.</summary>
internal sealed record WireMessage
{
    /// <summary>The text, or a list of parts.</summary>
    public JsonElement Content { get; init; }

    /// <summary>Thoughts, as LMDeploy, vLLM and llama.cpp call them.</summary>
    public string? ReasoningContent { get; init; }

    /// <summary>Thoughts, as newer vLLM calls them.</summary>
    public JsonElement Reasoning { get; init; }

    /// <summary>The text, the parts of a list joined; null where there is none.</summary>
    public string? Text => Content.ValueKind switch
    {
        JsonValueKind.String => Content.GetString(),
        JsonValueKind.Array => string.Concat(Content.EnumerateArray().Select(
            p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null)),
        _ => null,
    };

    /// <summary>Whether there are thoughts.</summary>
    public bool HasThoughts => ReasoningContent is not null || Reasoning.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}
