using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>One attempt at a request.</summary>
/// <param name="Kind">How it ended.</param>
internal sealed record Attempt(AttemptKind Kind)
{
    /// <summary>Whether a server answered, with whatever status.</summary>
    public bool Reached { get; init; }

    /// <summary>The reply, its body read; only when answered.</summary>
    public HttpResponseMessage? Response { get; init; }

    /// <summary>Tokens of prompt and reply; null: not known.</summary>
    public int? Tokens { get; init; }

    /// <summary>Whether it was given up because it took too long.</summary>
    public bool TimedOut { get; init; }

    /// <summary>What went wrong, as a clause.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>What to do when it goes on.</summary>
    public string Fix { get; init; } = "";

    /// <summary>Why no request can succeed; only when refused.</summary>
    public Problem? Refusal { get; init; }

    /// <summary>How long the server asks to wait; null: it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error underneath, if there is one.</summary>
    public Exception? Error { get; init; }
}
