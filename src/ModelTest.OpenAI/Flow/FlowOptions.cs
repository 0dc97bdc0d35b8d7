namespace ModelTest.OpenAI.Flow;

/// <summary>How requests to one server are paced, repeated and given up.</summary>
internal sealed record FlowOptions
{
    /// <summary>The server's address, the place in messages.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The most requests under way at a time, 1 or more. A server that says it is overloaded gets fewer for a while.</summary>
    public int MaxConcurrency { get; init; } = 64;

    /// <summary>The most requests per second, evenly spaced; 0: no limit.</summary>
    public double RequestsPerSecond { get; init; }

    /// <summary>The most tokens per second of prompts and replies together; 0: no limit.</summary>
    public double TokensPerSecond { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending to the first byte of the reply's body. Without streaming that is about the whole time of generating.</summary>
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From sending to the last byte of the reply.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How often one request is repeated after its first attempt; 0: never. Waiting for a dead server is no attempt.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>About how long the first repetition waits, four times as long for an overloaded server; later ones wait longer, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a repetition, whatever the server's Retry-After says.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most repetitions of the whole run, as a share of its requests, above <see cref="RetryAllowance"/>.</summary>
    public double RetryShare { get; init; } = 0.2;

    /// <summary>Repetitions that a run may have in any case.</summary>
    public int RetryAllowance { get; init; } = 100;

    /// <summary>How long a server that refuses connections, or is loading its model, is waited for; zero: not at all.</summary>
    public TimeSpan OutageLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The most bytes of a reply.</summary>
    public int MaxReplyBytes { get; init; } = 64 << 20;
}
