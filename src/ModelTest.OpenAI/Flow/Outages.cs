using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>
/// Waits for a server that is gone: one request at a time tries, the others wait for it. Own code, since a circuit breaker (Polly's) fails the
/// requests that meet it open, where here they are to wait and go on.
/// </summary>
/// <param name="options">How long it is waited for.</param>
/// <param name="stop">Ended when the server stays away.</param>
/// <param name="time">The clock.</param>
internal sealed class Outages(FlowOptions options, FlowStop stop, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // A request that is not turned away within this time has a connection: the server is back and at work.
    private readonly TimeSpan proof = options.ConnectTimeout + TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock gate = new();
    private bool isOut;
    // The time stamp of the first failure; 0 while the server is there.
    private long since;
    private TimeSpan pause = FirstPause;

    /// <summary>Times the server was gone.</summary>
    public long Count { get; private set; }

    /// <summary>How long it was gone.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Sends until the server is reached.</summary>
    /// <param name="send">Sends once.</param>
    /// <param name="cancellationToken">Gives waiting up; not an attempt under way.</param>
    /// <exception cref="InputException">The server stayed away.</exception>
    public async Task<Attempt> ReachAsync(Func<Task<Attempt>> send, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!Volatile.Read(ref isOut) && Seen(await send().ConfigureAwait(false)) is { } attempt)
            {
                return attempt;
            }
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            Task<Attempt>? trying = null;
            try
            {
                if (Volatile.Read(ref isOut))
                {
                    trying = await TryAsync(send, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                turn.Release();
            }
            if (trying is not null && Seen(await trying.ConfigureAwait(false)) is { } reached)
            {
                return reached;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    // Holds the turn until the attempt has ended, or has shown that the server works on it.
    private async Task<Task<Attempt>> TryAsync(Func<Task<Attempt>> send, CancellationToken cancellationToken)
    {
        await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        var trying = send();
        using var early = new CancellationTokenSource();
        if (await Task.WhenAny(trying, Task.Delay(proof, time, early.Token)).ConfigureAwait(false) == trying)
        {
            await early.CancelAsync().ConfigureAwait(false);
            _ = Seen(await trying.ConfigureAwait(false));
        }
        else
        {
            Volatile.Write(ref isOut, false);
        }
        return trying;
    }

    // The attempt when it reached the server, else null. The clock of an outage runs until a request does reach it.
    private Attempt? Seen(Attempt attempt)
    {
        if (attempt.Kind != AttemptKind.Unreachable)
        {
            if (attempt.Reached && Volatile.Read(ref since) != 0)
            {
                Ended();
            }
            return attempt;
        }
        TimeSpan gone;
        lock (gate)
        {
            if (since == 0)
            {
                since = Math.Max(1, time.GetTimestamp());
                pause = FirstPause;
                Count++;
            }
            Volatile.Write(ref isOut, true);
            gone = time.GetElapsedTime(since);
        }
        if (gone >= options.OutageLimit)
        {
            throw stop.Stop(new Problem(
                options.Endpoint.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{attempt.Trouble}, for {gone.TotalSeconds:F0} s now. The run ends here; what was answered is in its folder."),
                "start the server again and go on with run.resume, or have it waited for longer with server.outage_seconds."));
        }
        return null;
    }

    private void Ended()
    {
        lock (gate)
        {
            if (since != 0)
            {
                Time += time.GetElapsedTime(since);
                since = 0;
                Volatile.Write(ref isOut, false);
            }
        }
    }
}
