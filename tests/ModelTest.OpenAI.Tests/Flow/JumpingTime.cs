using Microsoft.Extensions.Time.Testing;

namespace ModelTest.OpenAI.Flow;

/// <summary>A clock on which every wait ends at once, the clock moved by its length. Timers beyond the horizon stay, as time limits do.</summary>
internal sealed class JumpingTime : FakeTimeProvider
{
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waits = [];

    /// <summary>The waits so far, time limits included.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
            {
                return [.. waits];
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Horizon)
        {
            lock (gate)
            {
                waits.Add(dueTime);
            }
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }
        return timer;
    }
}
