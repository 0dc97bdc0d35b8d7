namespace ModelTest.OpenAI.Flow;

/// <summary>Repetitions that a run may have: when they are spent something is wrong that repeating does not mend.</summary>
/// <param name="share">Repetitions per request.</param>
/// <param name="allowance">Repetitions in any case.</param>
internal sealed class RetryBudget(double share, int allowance)
{
    private long requests;
    private long retries;

    /// <summary>Requests that were let in so far.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Repetitions so far.</summary>
    public long Retries => Interlocked.Read(ref retries);

    /// <summary>Counts a request.</summary>
    public void Request() => Interlocked.Increment(ref requests);

    /// <summary>Takes one repetition.</summary>
    /// <returns>False when the budget is spent.</returns>
    public bool TryRetry()
    {
        if (Interlocked.Increment(ref retries) <= allowance + (share * Requests))
        {
            return true;
        }
        Interlocked.Decrement(ref retries);
        return false;
    }
}
