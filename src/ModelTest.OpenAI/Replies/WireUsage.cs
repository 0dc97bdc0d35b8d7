namespace ModelTest.OpenAI.Replies;

/// <summary>Token counts.</summary>
internal sealed record WireUsage
{
    /// <summary>Tokens of the prompts.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens of the replies.</summary>
    public int? CompletionTokens { get; init; }
}
