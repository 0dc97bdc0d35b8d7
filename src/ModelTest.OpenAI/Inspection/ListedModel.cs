namespace ModelTest.OpenAI.Inspection;

/// <summary>A model that a server lists.</summary>
internal sealed record ListedModel
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Who serves it: <c>vllm</c>, <c>lmdeploy</c>, <c>llamacpp</c>, or a firm.</summary>
    public string? OwnedBy { get; init; }

    /// <summary>vLLM: the most tokens of prompt and reply together.</summary>
    public int? MaxModelLen { get; init; }
}
