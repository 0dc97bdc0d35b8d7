using ModelTest.Models;
using ModelTest.OpenAI.Connections;

namespace ModelTest.OpenAI.Inspection;

/// <summary>What a server told of itself.</summary>
/// <param name="Endpoint">The server.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Dialect">Which server it is.</param>
internal sealed record ServerFacts(Endpoint Endpoint, string Model, ServerDialect Dialect)
{
    /// <summary>The version; empty where it is not told.</summary>
    public string Version { get; init; } = "";

    /// <summary>The most tokens of prompt and reply together; null where it is not told.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Whether there is a tokenizer to ask.</summary>
    public bool HasTokenizer { get; init; }
}
