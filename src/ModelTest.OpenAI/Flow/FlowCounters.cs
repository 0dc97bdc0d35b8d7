namespace ModelTest.OpenAI.Flow;

/// <summary>Counts attempts by what came of them.</summary>
internal sealed class FlowCounters
{
    private long attempts;
    private long overloads;
    private long failures;
    private long timeouts;
    private long rateTicks;

    /// <summary>Attempts.</summary>
    public long Attempts => Interlocked.Read(ref attempts);

    /// <summary>Those that met an overloaded server.</summary>
    public long Overloads => Interlocked.Read(ref overloads);

    /// <summary>Those that failed otherwise.</summary>
    public long Failures => Interlocked.Read(ref failures);

    /// <summary>Those that took too long.</summary>
    public long Timeouts => Interlocked.Read(ref timeouts);

    /// <summary>Waits for the rates.</summary>
    public TimeSpan RateTime => new(Interlocked.Read(ref rateTicks));

    /// <summary>Counts an attempt.</summary>
    public void Add(Attempt attempt)
    {
        Interlocked.Increment(ref attempts);
        switch (attempt.Kind)
        {
            case AttemptKind.Overloaded:
                Interlocked.Increment(ref overloads);
                break;
            case AttemptKind.Failed when attempt.TimedOut:
                Interlocked.Increment(ref timeouts);
                break;
            case AttemptKind.Failed:
                Interlocked.Increment(ref failures);
                break;
        }
    }

    /// <summary>Counts a wait for the rates.</summary>
    public void Waited(TimeSpan wait) => Interlocked.Add(ref rateTicks, wait.Ticks);
}
