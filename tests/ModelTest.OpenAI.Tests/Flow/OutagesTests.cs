using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>A server that goes away, on a scripted network.</summary>
public sealed class OutagesTests
{
    private const string Loading = """{"error":{"message":"Loading model","type":"unavailable_error","code":503}}""";

    [Fact]
    public async Task A_server_that_comes_back_is_waited_for_without_spending_repetitions()
    {
        using var flow = new FlowFixture(new ScriptedServer([.. Enumerable.Repeat(ScriptedServer.Refused(), 10), ScriptedServer.Ok()]));
        await flow.TextAsync();
        var statistics = flow.Handler.Statistics;
        Assert.Equal((11, 0, 1), (statistics.Attempts, statistics.Retries, statistics.Outages));
        Assert.True(statistics.OutageTime > TimeSpan.FromSeconds(5));
        Assert.Equal($"the server was gone 1 times, {statistics.OutageTime.TotalSeconds:F1} s in all", statistics.Describe());
    }

    [Fact]
    public async Task One_request_at_a_time_tries_while_the_others_wait()
    {
        var back = new TaskCompletionSource();
        var tries = 0;
        var refused = 0;
        var most = 0;
        var server = new ScriptedServer(async c =>
        {
            // The first wave finds the server gone together; from then on the tries come singly.
            if (Interlocked.Increment(ref tries) <= 64)
            {
                if (tries == 64)
                {
                    back.SetResult();
                }
                await back.Task;
                return await ScriptedServer.Refused()(c);
            }
            if (tries <= 64 + 5)
            {
                most = Math.Max(most, Interlocked.Increment(ref refused));
                await Task.Yield();
                Interlocked.Decrement(ref refused);
                return await ScriptedServer.Refused()(c);
            }
            return await ScriptedServer.Ok()(c);
        });
        using var flow = new FlowFixture(server);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => flow.TextAsync()));
        Assert.Equal(1, most);
        Assert.Equal(64 + 5 + 64, server.Requests);
        Assert.Equal(0, flow.Handler.Statistics.Retries);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_run_for_everyone()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Refused()), FlowFixture.Options with { OutageLimit = TimeSpan.FromSeconds(20) });
        var errors = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Assert.ThrowsAsync<InputException>(() => flow.SendAsync())));
        var told = Assert.Single(errors.Select(e => e.Message).Distinct());
        Assert.Matches(@"^http://server/v1: the server cannot be reached: Connection refused \(127.0.0.1:1\), for 2\d s now. The run ends here; what was answered is in its folder. Fix: start the server again and go on with run.resume, or have it waited for longer with server.outage_seconds.$", told);
        var before = flow.Server.Requests;
        Assert.Equal(told, (await Assert.ThrowsAsync<InputException>(() => flow.SendAsync())).Message);
        Assert.Equal(before, flow.Server.Requests);
        // At most 64 that were under way, and single tries, two seconds apart at last.
        Assert.InRange(before, 10, 64 + 20);
    }

    [Fact]
    public async Task A_model_that_is_loading_is_waited_for()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(503, Loading), ScriptedServer.Status(503, Loading), ScriptedServer.Ok()));
        await flow.TextAsync();
        Assert.Equal((0, 1), (flow.Handler.Statistics.Retries, flow.Handler.Statistics.Outages));
        using var stays = new FlowFixture(new ScriptedServer(ScriptedServer.Status(503, Loading)));
        var error = await Assert.ThrowsAsync<InputException>(() => stays.SendAsync());
        Assert.Contains("the server is loading its model (status 503, 'Loading model'), for 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_the_next_one_tries()
    {
        var gone = true;
        var cancelled = new CancellationTokenSource();
        var server = new ScriptedServer(async c =>
        {
            if (!Volatile.Read(ref gone))
            {
                return await ScriptedServer.Ok()(c);
            }
            await cancelled.CancelAsync();
            Volatile.Write(ref gone, false);
            return await ScriptedServer.Refused()(c);
        });
        using var flow = new FlowFixture(server, FlowFixture.Options with { MaxConcurrency = 1 });
        var given = flow.SendAsync(cancellationToken: cancelled.Token);
        var next = flow.TextAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await next;
        cancelled.Dispose();
    }

    [Fact]
    public async Task A_slow_reply_after_an_outage_does_not_hold_the_others_up()
    {
        // Connecting takes at most a second: two seconds without a refusal are proof of a connection.
        var release = new TaskCompletionSource();
        var server = new ScriptedServer(
            ScriptedServer.Refused(),
            ScriptedServer.Refused(),
            async c =>
            {
                await release.Task.WaitAsync(c);
                return await ScriptedServer.Ok()(c);
            },
            ScriptedServer.Ok());
        using var flow = new FlowFixture(server, FlowFixture.Options with { ConnectTimeout = TimeSpan.FromSeconds(1) });
        var two = new[] { flow.TextAsync(), flow.TextAsync() };
        await await Task.WhenAny(two);
        release.SetResult();
        await Task.WhenAll(two);
        Assert.Equal(4, server.Requests);
    }
}
