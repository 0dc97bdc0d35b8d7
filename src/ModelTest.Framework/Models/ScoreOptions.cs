namespace ModelTest.Models;

/// <summary>How continuations are scored.</summary>
public sealed record ScoreOptions
{
    /// <summary>
    /// False: the continuation directly follows the prompt, the text tokenized as one. True: the continuation is a whole assistant
    /// turn, with what the chat template puts after it (OpenCompass's ppl mode).
    /// </summary>
    public bool WholeTurn { get; init; }

    /// <summary>
    /// True: the continuation is tokenized by itself and its tokens follow the prompt's, which stay as they are (OpenCompass's clp mode).
    /// False: one text, in which a continuation's first characters may merge with the prompt's last ones. Not with <see cref="WholeTurn"/>.
    /// </summary>
    public bool SeparateTokens { get; init; }

    /// <summary>True: also give the log-probability of the prompt itself, at the cost of a vocabulary projection per prompt token.</summary>
    public bool IncludePrompt { get; init; }
}
