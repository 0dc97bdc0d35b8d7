namespace ModelTest.OpenAI.Flow;

/// <summary>
/// Spaces amounts evenly in time: each reserves its stretch after the one before. Own code, since the token buckets of System.Threading.RateLimiting
/// take no clock and cannot be corrected when an estimate turns out wrong.
/// </summary>
/// <param name="perSecond">The rate; 0: no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class RateLimit(double perSecond, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();

    // Seconds since the start up to which the rate is spent.
    private double spentUntil;

    /// <summary>Whether there is a limit.</summary>
    public bool IsActive => perSecond > 0;

    /// <summary>Reserves an amount and waits for its turn.</summary>
    /// <returns>How long it waited.</returns>
    public async ValueTask<TimeSpan> WaitAsync(double amount, CancellationToken cancellationToken)
    {
        var wait = Reserve(amount);
        if (wait <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }
        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Correct(-amount);
            throw;
        }
        return wait;
    }

    /// <summary>Adds what a reservation was too small by, or takes back what it was too large by.</summary>
    public void Correct(double amount)
    {
        if (IsActive)
        {
            lock (gate)
            {
                spentUntil += amount / perSecond;
            }
        }
    }

    private TimeSpan Reserve(double amount)
    {
        if (!IsActive)
        {
            return TimeSpan.Zero;
        }
        lock (gate)
        {
            var now = time.GetElapsedTime(start).TotalSeconds;
            var from = Math.Max(spentUntil, now);
            spentUntil = from + (amount / perSecond);
            return TimeSpan.FromSeconds(from - now);
        }
    }
}
