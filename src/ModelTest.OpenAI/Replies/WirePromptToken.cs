namespace ModelTest.OpenAI.Replies;

/// <summary>A token of a prompt in vLLM's list.</summary>
internal sealed record WirePromptToken
{
    /// <summary>ln p.</summary>
    public double Logprob { get; init; }
}
