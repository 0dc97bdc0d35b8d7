using CsCheck;

namespace ModelTest.OpenAI.Flow;

public sealed class AdaptiveConcurrencyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_enter_in_the_order_they_came()
    {
        var concurrency = new AdaptiveConcurrency(2);
        var entered = Enumerable.Range(0, 6).Select(_ => concurrency.EnterAsync(Cancellation).AsTask()).ToList();
        for (var left = 0; left < 4; left++)
        {
            await entered[left + 1];
            Assert.All(entered.Skip(left + 2), e => Assert.False(e.IsCompleted));
            concurrency.Exit();
            await entered[left + 2];
        }
    }

    [Fact]
    public void An_overload_halves_the_limit_once_for_all_requests_that_were_under_way()
    {
        var concurrency = new AdaptiveConcurrency(64);
        var sentIn = concurrency.Epoch;
        concurrency.Overloaded(sentIn);
        concurrency.Overloaded(sentIn);
        Assert.Equal(32, concurrency.Limit);
        concurrency.Overloaded(concurrency.Epoch);
        Assert.Equal(16, concurrency.Limit);
        Assert.Equal(16, concurrency.Lowest);
    }

    [Fact]
    public void The_limit_never_falls_below_one_and_comes_back_slowly()
    {
        var concurrency = new AdaptiveConcurrency(4);
        for (var i = 0; i < 5; i++)
        {
            concurrency.Overloaded(concurrency.Epoch);
        }
        Assert.Equal(1, concurrency.Limit);
        for (var expected = 2; expected <= 4; expected++)
        {
            Succeed(19);
            Assert.Equal(expected - 1, concurrency.Limit);
            Succeed(1);
            Assert.Equal(expected, concurrency.Limit);
        }
        Succeed(100);
        Assert.Equal(4, concurrency.Limit);
        Assert.Equal(1, concurrency.Lowest);

        void Succeed(int times)
        {
            for (var i = 0; i < times; i++)
            {
                concurrency.Succeeded();
            }
        }
    }

    [Fact]
    public async Task A_limit_that_grows_lets_waiting_requests_in()
    {
        var concurrency = new AdaptiveConcurrency(2);
        concurrency.Overloaded(concurrency.Epoch);
        await concurrency.EnterAsync(Cancellation);
        var waiting = concurrency.EnterAsync(Cancellation).AsTask();
        for (var i = 0; i < 20; i++)
        {
            Assert.False(waiting.IsCompleted);
            concurrency.Succeeded();
        }
        await waiting;
    }

    [Fact]
    public async Task A_cancelled_request_leaves_its_place_to_the_next()
    {
        var concurrency = new AdaptiveConcurrency(1);
        await concurrency.EnterAsync(Cancellation);
        using var cancelled = new CancellationTokenSource();
        var first = concurrency.EnterAsync(cancelled.Token).AsTask();
        var second = concurrency.EnterAsync(Cancellation).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        concurrency.Exit();
        await second;
    }

    [Fact]
    public Task Whatever_happens_as_many_run_as_the_limit_allows() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[0, 3].List[0, 200]).SampleAsync(async (most, events) =>
        {
            var concurrency = new AdaptiveConcurrency(most);
            var waiting = new Queue<Task>();
            var running = 0;
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case 0:
                        waiting.Enqueue(concurrency.EnterAsync(Cancellation).AsTask());
                        break;
                    case 1 when running > 0:
                        running--;
                        concurrency.Exit();
                        break;
                    case 2:
                        concurrency.Overloaded(concurrency.Epoch);
                        break;
                    default:
                        concurrency.Succeeded();
                        break;
                }
                for (; running < concurrency.Limit && waiting.TryDequeue(out var next); running++)
                {
                    await next;
                }
                Assert.All(waiting, w => Assert.False(w.IsCompleted));
            }
        });
}
