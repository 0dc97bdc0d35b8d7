using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>One answered prompt.</summary>
/// <param name="Text">The generated text.</param>
/// <param name="FinishReason">As the wire writes it.</param>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens generated, with the end token where the real server counts it.</param>
internal sealed record Completion(string Text, string FinishReason, int PromptTokens, int OutputTokens)
{
    /// <summary>The generated tokens' log-probabilities; null when not asked for.</summary>
    public IReadOnlyList<ScoredToken>? Logprobs { get; init; }

    /// <summary>The prompt's log-probabilities; null when not asked for.</summary>
    public IReadOnlyList<ScoredToken>? PromptLogprobs { get; init; }
}
