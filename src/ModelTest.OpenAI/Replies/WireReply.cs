using System.Text.Json;

namespace ModelTest.OpenAI.Replies;

/// <summary>A reply of either API, or one event of a streamed one. Everything may be missing: servers differ.</summary>
internal sealed record WireReply
{
    /// <summary>The replies; one per prompt.</summary>
    public IReadOnlyList<WireChoice>? Choices { get; init; }

    /// <summary>Token counts.</summary>
    public WireUsage? Usage { get; init; }

    /// <summary>An error that came with a success's status.</summary>
    public JsonElement Error { get; init; }

    /// <summary><c>error</c> in LMDeploy's errors.</summary>
    public JsonElement Object { get; init; }

    /// <summary>Whether it says that it is an error.</summary>
    public bool IsError => Error.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
        || (Object.ValueKind == JsonValueKind.String && Object.ValueEquals("error"));
}
