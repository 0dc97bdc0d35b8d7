using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Judging;

/// <summary>A question to a model and its answer.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Key">Names the question, with whom it was put to and how.</param>
internal sealed record ModelCall(Prompt Prompt, string Key)
{
    /// <summary>The reply; empty where choices were scored.</summary>
    public string Text { get; init; } = "";

    /// <summary>Log-probabilities of choices, where these were scored.</summary>
    public IReadOnlyDictionary<string, double>? Choices { get; init; }

    /// <summary>Why the reply ended.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>Tokens of the prompt.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens generated.</summary>
    public int OutputTokens { get; init; }

    /// <summary>Wall time, waiting included.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Whether the answer is one that an earlier run got.</summary>
    public bool Reused { get; init; }

    /// <summary>Why there is no answer; null: there is one.</summary>
    public string? Error { get; init; }
}
