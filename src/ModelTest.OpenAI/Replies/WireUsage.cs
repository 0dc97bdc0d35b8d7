namespace ModelTest.OpenAI.Replies;

/// <summary>Token counts.</summary>
internal sealed record WireUsage
{
    /// <summary>Tokens of the prompts.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens of the replies.</summary>
    public int? CompletionTokens { get; init; }

    /// <summary>Both together; null where the prompt's are not told.</summary>
    public int? Total => PromptTokens + (CompletionTokens ?? 0);
}
