using System.Text.Json;

namespace ModelTest.OpenAI.Replies;

/// <summary>One reply.</summary>
internal sealed record WireChoice
{
    /// <summary>The place of its prompt.</summary>
    public int Index { get; init; }

    /// <summary>The text, in completions.</summary>
    public string? Text { get; init; }

    /// <summary>The message, in chats.</summary>
    public WireMessage? Message { get; init; }

    /// <summary>The next piece of a message, in streamed chats.</summary>
    public WireMessage? Delta { get; init; }

    /// <summary>Why it ended; null: it goes on.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Log-probabilities: lists per kind in completions, <c>content</c> in chats.</summary>
    public WireLogprobs? Logprobs { get; init; }

    /// <summary>vLLM's log-probabilities of the prompt: an object by token id for each, null for the first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, WirePromptToken>?>? PromptLogprobs { get; init; }
}
