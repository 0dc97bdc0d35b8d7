using Microsoft.Extensions.Time.Testing;

namespace ModelTest.OpenAI.Flow;

public sealed class RateLimitTests
{
    private readonly JumpingTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_spaced_evenly()
    {
        // A clock that stands still while all five reserve.
        var still = new FakeTimeProvider();
        var rate = new RateLimit(10, still);
        var waits = Enumerable.Range(0, 5).Select(_ => rate.WaitAsync(1, Cancellation).AsTask()).ToList();
        Assert.True(waits[0].IsCompleted);
        Assert.False(waits[1].IsCompleted);
        still.Advance(TimeSpan.FromSeconds(0.4));
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], (await Task.WhenAll(waits)).Select(w => Math.Round(w.TotalSeconds, 6)));
    }

    [Fact]
    public async Task An_idle_time_is_not_saved_up()
    {
        var rate = new RateLimit(10, time);
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.Zero, await rate.WaitAsync(1, Cancellation));
        Assert.Equal(0.1, (await rate.WaitAsync(1, Cancellation)).TotalSeconds, 6);
    }

    [Fact]
    public async Task A_correction_moves_the_next_turn()
    {
        var rate = new RateLimit(100, time);
        await rate.WaitAsync(50, Cancellation);
        rate.Correct(150);
        Assert.Equal(2, (await rate.WaitAsync(10, Cancellation)).TotalSeconds, 6);
        rate.Correct(-10);
        Assert.Equal(TimeSpan.Zero, await rate.WaitAsync(1, Cancellation));
    }

    [Fact]
    public async Task A_cancelled_wait_gives_its_stretch_back()
    {
        var still = new FakeTimeProvider();
        var rate = new RateLimit(1, still);
        await rate.WaitAsync(1, Cancellation);
        using var cancelled = new CancellationTokenSource();
        var waiting = rate.WaitAsync(100, cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = rate.WaitAsync(1, Cancellation).AsTask();
        still.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), await next);
    }

    [Fact]
    public async Task Without_a_rate_nothing_waits()
    {
        var rate = new RateLimit(0, time);
        Assert.False(rate.IsActive);
        Assert.Equal(TimeSpan.Zero, await rate.WaitAsync(1e9, Cancellation));
        Assert.Empty(time.Waits);
    }
}
