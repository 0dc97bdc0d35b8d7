using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>The end of a run that cannot succeed: the first reason is kept, and everyone who waits or comes later is told it.</summary>
internal sealed class FlowStop : IDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private Problem? reason;

    /// <summary>Why the run ended; null while it goes on.</summary>
    public Problem? Reason => Volatile.Read(ref reason);

    /// <summary>Cancelled when the run ends.</summary>
    public CancellationToken Token => stopped.Token;

    /// <summary>Ends the run, if it has not ended.</summary>
    /// <param name="why">The reason.</param>
    /// <returns>The error to throw; it tells the first reason.</returns>
    public InputException Stop(Problem why)
    {
        if (Interlocked.CompareExchange(ref reason, why, null) is null)
        {
            stopped.Cancel();
        }
        return Error();
    }

    /// <summary>Throws when the run has ended.</summary>
    /// <exception cref="InputException">It has.</exception>
    public void ThrowIfStopped()
    {
        if (Reason is not null)
        {
            throw Error();
        }
    }

    /// <summary>A new error with the reason: one object thrown by many would mix their stack traces.</summary>
    public InputException Error() => new([Reason!]);

    public void Dispose() => stopped.Dispose();
}
