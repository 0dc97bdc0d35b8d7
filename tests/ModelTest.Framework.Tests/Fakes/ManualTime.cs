namespace ModelTest.Tests.Fakes;

/// <summary>A clock that a test sets; its timers fire when it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), period);
        timers.Add(timer);
        if (dueTime == TimeSpan.Zero)
        {
            callback(state);
        }
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        timers.ForEach(t => t.Advance(by));
    }

    private sealed class ManualTimer(Action fire, TimeSpan period) : ITimer
    {
        private TimeSpan waited;
        private bool stopped;

        public void Advance(TimeSpan by)
        {
            waited += by;
            for (; !stopped && waited >= period; waited -= period)
            {
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
