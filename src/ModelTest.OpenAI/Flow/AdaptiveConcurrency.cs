namespace ModelTest.OpenAI.Flow;

/// <summary>
/// Lets a number of requests in at a time, first come first served. The number is halved when the server is overloaded and grows by one after
/// many successes (AIMD). Own code, since the limiters of System.Threading.RateLimiting, which Polly uses, have a fixed number.
/// </summary>
internal sealed class AdaptiveConcurrency
{
    // With few requests at a time "one more after a round of successes" would mean every second request meets an overloaded server.
    private const int FewestSuccesses = 20;

    private readonly int most;
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private int running;
    private int successes;
    private long epoch;

    /// <summary>Lets up to a number of requests in.</summary>
    /// <param name="most">The most requests at a time, 1 or more.</param>
    public AdaptiveConcurrency(int most) => this.most = Limit = Lowest = most;

    /// <summary>Requests that may run now.</summary>
    public int Limit { get; private set; }

    /// <summary>The smallest limit there was.</summary>
    public int Lowest { get; private set; }

    /// <summary>The number of cuts so far; a request remembers it when it is sent.</summary>
    public long Epoch => Interlocked.Read(ref epoch);

    /// <summary>Enters when there is room and nobody came earlier.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (gate)
        {
            if (running < Limit && waiting.Count == 0)
            {
                running++;
                return;
            }
            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(waiter);
        }
        try
        {
            await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (!waiter.TrySetCanceled(CancellationToken.None))
            {
                // It was let in at the same moment.
                Exit();
            }
            throw;
        }
    }

    /// <summary>Leaves, and lets the next one in.</summary>
    public void Exit()
    {
        lock (gate)
        {
            running--;
            LetIn();
        }
    }

    /// <summary>A request succeeded.</summary>
    public void Succeeded()
    {
        lock (gate)
        {
            if (Limit < most && ++successes >= Math.Max(Limit, FewestSuccesses))
            {
                successes = 0;
                Limit++;
                LetIn();
            }
        }
    }

    /// <summary>The server was overloaded by a request. Those sent before the last cut tell nothing new: the server saw them all at once.</summary>
    /// <param name="sentIn">The epoch in which the request was sent.</param>
    public void Overloaded(long sentIn)
    {
        lock (gate)
        {
            if (sentIn == epoch)
            {
                Limit = Math.Max(1, Limit / 2);
                Lowest = Math.Min(Lowest, Limit);
                successes = 0;
                Interlocked.Increment(ref epoch);
            }
        }
    }

    private void LetIn()
    {
        while (running < Limit && waiting.TryDequeue(out var next))
        {
            // One that was cancelled meanwhile has left.
            running += next.TrySetResult() ? 1 : 0;
        }
    }
}
