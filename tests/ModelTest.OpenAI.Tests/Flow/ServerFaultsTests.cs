using System.Diagnostics;
using ModelTest.Problems;
using ModelTest.Tests.Servers;
using ModelTest.Tests.Servers.Faults;

namespace ModelTest.OpenAI.Flow;

/// <summary>A real server that misbehaves, on real connections: what each caller gets, and what the server counted.</summary>
public sealed class ServerFaultsTests
{
    private static readonly Fault[] Mixed =
    [
        Fault.TooMany(),
        Fault.OfStatus(500),
        Fault.OfStatus(502),
        Fault.OfStatus(503, "try later"),
        new(FaultKind.ResetBefore),
        new(FaultKind.ResetInBody),
        new(FaultKind.SlowFirstByte) { Delay = TimeSpan.FromMilliseconds(20) },
        new(FaultKind.SlowTrickle) { Delay = TimeSpan.FromMilliseconds(2) },
        new(FaultKind.MalformedJson),
        new(FaultKind.TruncatedJson),
        new(FaultKind.Html),
        new(FaultKind.EmptyChoices),
        new(FaultKind.WrongModel),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.Status, 2, 1)]
    [InlineData(FaultKind.Loading, 2, 1)]
    [InlineData(FaultKind.ResetBefore, 2, 1)]
    [InlineData(FaultKind.ResetInBody, 2, 2)]
    [InlineData(FaultKind.SlowTrickle, 1, 1)]
    [InlineData(FaultKind.MalformedJson, 2, 1)]
    [InlineData(FaultKind.TruncatedJson, 2, 2)]
    [InlineData(FaultKind.Html, 2, 1)]
    [InlineData(FaultKind.EmptyChoices, 2, 1)]
    [InlineData(FaultKind.WrongModel, 2, 2)]
    [InlineData(FaultKind.Restart, 2, 1)]
    public async Task A_fault_is_mended_by_one_repetition(FaultKind kind, int requests, int computed)
    {
        // A server that restarts is away for far longer than the client waits before it repeats.
        var delay = TimeSpan.FromMilliseconds(kind is FaultKind.Restart ? 1000 : 30);
        var fault = new Fault(kind) { Delay = delay, Status = 429 };
        await using var server = await StartAsync(FaultPlan.First(fault));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint));
        Assert.Equal("reply to x", await client.AskAsync("x"));
        Assert.Equal((requests, computed, 1), ((int)server.CompletionRequests, server.Computed["x"], server.Answered["x"]));
        var statistics = client.Handler.Statistics;
        Assert.Equal(kind is FaultKind.Restart or FaultKind.Loading ? 1 : 0, statistics.Outages);
        Assert.Equal(kind is FaultKind.Loading ? 0 : requests - 1, statistics.Retries);
    }

    [Fact]
    public async Task A_stream_that_breaks_in_the_middle_is_asked_for_again()
    {
        await using var server = await StartAsync(FaultPlan.First(new Fault(FaultKind.ResetInBody), new Fault(FaultKind.TruncatedJson)));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint));
        Assert.EndsWith("data: [DONE]\n\n", await client.AskAsync("x", stream: true), StringComparison.Ordinal);
        Assert.Equal((3, 1), (server.Computed["x"], server.Answered["x"]));
    }

    [Fact]
    public async Task A_first_byte_that_is_late_is_asked_for_again()
    {
        await using var server = await StartAsync(FaultPlan.First(new Fault(FaultKind.SlowFirstByte) { Delay = TimeSpan.FromMinutes(1) }));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint) with { FirstByteTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal("reply to x", await client.AskAsync("x"));
        Assert.InRange(client.Handler.Statistics.Timeouts, 1, 5);
    }

    [Fact]
    public async Task Ten_thousand_requests_with_mixed_faults_lose_and_repeat_nothing()
    {
        const int Count = 10_000;
        var plan = FaultPlan.Share(1, 0.05, Mixed);
        await using var server = await StartAsync(plan);
        using var client = new ServerClient(ServerClient.Options(server.Endpoint));
        var replies = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => client.AskAsync($"{i}")));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"reply to {i}"), replies);

        var faults = Enumerable.Range(0, (int)server.CompletionRequests).Select(i => plan.Of(i)).Where(f => f is not null).Select(f => f!.Kind).ToList();
        Assert.Equal(Mixed.Select(f => f.Kind).Distinct().Order(), faults.Distinct().Order());
        var repeated = faults.Count(f => f is not (FaultKind.SlowFirstByte or FaultKind.SlowTrickle));
        var lost = faults.Count(f => f is FaultKind.ResetInBody or FaultKind.TruncatedJson or FaultKind.WrongModel);
        var statistics = client.Handler.Statistics;
        Assert.Equal(Count, statistics.Requests);
        Assert.Equal(repeated, statistics.Retries);
        Assert.Equal(Count + repeated, server.CompletionRequests);
        // Computed again only where the reply was lost, and answered once each.
        Assert.Equal(Count + lost, server.Computed.Values.Sum());
        Assert.Equal(Count, server.Answered.Count);
        Assert.All(server.Answered, a => Assert.Equal(1, a.Value));
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nothing()
    {
        const int Count = 2000;
        await using var server = await StartAsync(FaultPlan.At(Count / 2, new Fault(FaultKind.Restart) { Delay = TimeSpan.FromMilliseconds(300) }));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint) with { FirstDelay = TimeSpan.FromMilliseconds(20) });
        var replies = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => client.AskAsync($"{i}")));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"reply to {i}"), replies);
        Assert.Equal(1, server.Restarts);
        Assert.True(client.Handler.Statistics.Outages > 0);
    }

    [Fact]
    public async Task A_server_that_dies_for_good_ends_the_run_soon_and_keeps_what_was_answered()
    {
        const int Count = 1000;
        var start = Stopwatch.GetTimestamp();
        await using var server = await StartAsync(FaultPlan.At(Count / 2, new Fault(FaultKind.Death)));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint) with { OutageLimit = TimeSpan.FromSeconds(0.5) });
        var asked = Enumerable.Range(0, Count).Select(i => client.AskAsync($"{i}")).ToList();
        await Task.WhenAll(asked).ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        var answered = asked.Count(a => a.IsCompletedSuccessfully);
        // It goes on answering while it dies.
        Assert.InRange(answered, 1, Count - 1);
        Assert.All(asked.Where(a => !a.IsCompletedSuccessfully), a =>
        {
            var problem = Assert.Single(Assert.IsType<InputException>(a.Exception!.InnerException).Problems);
            Assert.Equal(client.Handler.Stopped, problem);
        });
        Assert.Contains("the server cannot be reached: Connection refused", client.Handler.Stopped!.What, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
    }

    [Fact]
    public async Task A_refusal_in_the_middle_stops_at_once()
    {
        await using var server = await StartAsync(new FaultPlan(n => n >= 100 ? Fault.OfStatus(401, "key expired") : null));
        using var client = new ServerClient(ServerClient.Options(server.Endpoint));
        var asked = Enumerable.Range(0, 5000).Select(i => client.AskAsync($"{i}")).ToList();
        await Task.WhenAll(asked).ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(100, asked.Count(a => a.IsCompletedSuccessfully));
        Assert.InRange(server.CompletionRequests, 101, 100 + 64);
        Assert.Single(asked.Where(a => a.IsFaulted).Select(a => a.Exception!.InnerException!.Message).Distinct());
    }

    private static Task<TestServer> StartAsync(FaultPlan faults) =>
        TestServer.StartAsync(new TestServerOptions { Faults = faults, Reply = p => "reply to " + p }, Cancellation);
}
