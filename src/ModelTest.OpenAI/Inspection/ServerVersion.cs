namespace ModelTest.OpenAI.Inspection;

/// <summary>The answer of vLLM's <c>/version</c>.</summary>
internal sealed record ServerVersion
{
    /// <summary>The version.</summary>
    public string? Version { get; init; }
}
