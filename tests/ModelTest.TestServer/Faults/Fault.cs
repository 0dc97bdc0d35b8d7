namespace ModelTest.Tests.Servers.Faults;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Says when to come again; null: no Retry-After.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is an HTTP date rather than seconds.</summary>
    public bool RetryAfterDate { get; init; }

    /// <summary>How long slow replies wait, and how long a restart takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The message of an error status.</summary>
    public string Message { get; init; } = "something went wrong";

    /// <summary>An error status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="message">The error's message.</param>
    public static Fault OfStatus(int status, string message = "something went wrong") => new(FaultKind.Status) { Status = status, Message = message };

    /// <summary>A 429, with or without a time to come again.</summary>
    /// <param name="retryAfter">The time; null: not told.</param>
    /// <param name="date">Whether it is told as a date.</param>
    public static Fault TooMany(TimeSpan? retryAfter = null, bool date = false) =>
        new(FaultKind.Status) { Status = 429, Message = "Rate limit reached", RetryAfter = retryAfter, RetryAfterDate = date };
}
