using System.Globalization;
using System.Net;
using System.Text;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>What becomes of single requests, on a scripted server.</summary>
public sealed class FlowHandlerTests
{
    private static readonly string Done = """{"choices":[{}]}""";

    [Fact]
    public async Task A_reply_is_handed_over_whole_with_its_headers()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Ok()));
        using var response = await flow.SendAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Done, Encoding.UTF8.GetString(Assert.IsType<BufferedReply>(response.Content).Bytes.Span));
        Assert.Equal((1, 1, 0), Counts(flow));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_passing_error_is_repeated_with_the_same_body(int status)
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(status), ScriptedServer.Status(status), ScriptedServer.Ok()));
        Assert.Equal(Done, await flow.TextAsync("""{"n":1}"""));
        Assert.Equal(["""{"n":1}""", """{"n":1}""", """{"n":1}"""], flow.Server.Bodies);
        Assert.Equal((1, 3, 2), Counts(flow));
    }

    [Fact]
    public async Task A_stream_s_body_is_buffered_so_that_it_can_be_sent_again()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(500), ScriptedServer.Ok()));
        using var stream = new MemoryStream("once"u8.ToArray());
        using var response = await flow.SendAsync(content: new StreamContent(stream));
        Assert.Equal(["once", "once"], flow.Server.Bodies);
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_waited_for()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(429, retryAfter: "7"), ScriptedServer.Ok()));
        await flow.TextAsync();
        Assert.Equal([TimeSpan.FromSeconds(7)], flow.Time.Waits);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_waited_for()
    {
        FlowFixture? flow = null;
        var server = new ScriptedServer(
            c => ScriptedServer.Status(503, retryAfter: (flow!.Time.GetUtcNow() + TimeSpan.FromSeconds(9)).ToString("R", CultureInfo.InvariantCulture))(c),
            ScriptedServer.Ok());
        using (flow = new FlowFixture(server))
        {
            await flow.TextAsync();
            Assert.Equal([TimeSpan.FromSeconds(9)], flow.Time.Waits);
        }
    }

    [Fact]
    public async Task Retry_after_is_capped_and_one_in_the_past_is_none()
    {
        using var flow = new FlowFixture(new ScriptedServer(
            ScriptedServer.Status(429, retryAfter: "86400"),
            ScriptedServer.Status(429, retryAfter: "Wed, 21 Oct 1998 07:28:00 GMT"),
            ScriptedServer.Status(429, retryAfter: "soon"),
            ScriptedServer.Ok()));
        await flow.TextAsync();
        Assert.Equal(FlowFixture.Options.LongestDelay, flow.Time.Waits[0]);
        Assert.Equal(3, flow.Time.Waits.Count);
        Assert.All(flow.Time.Waits.Skip(1), w => Assert.InRange(w, TimeSpan.FromMilliseconds(1), FlowFixture.Options.LongestDelay));
    }

    [Fact]
    public async Task An_error_that_stays_is_told_with_the_server_s_words()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(500, """{"error":{"message":"CUDA error: out of memory"}}""")));
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        var problem = Assert.Single(error.Problems);
        Assert.Equal("http://server/v1", problem.Where);
        Assert.Equal("no usable reply came in 6 attempts; at last the server answers with status 500, 'CUDA error: out of memory'.", problem.What);
        Assert.Equal("look into the server's log.", problem.Fix);
        Assert.Null(flow.Handler.Stopped);
        Assert.Equal((1, 6, 5), Counts(flow));
    }

    [Fact]
    public async Task Without_retries_one_attempt_is_made()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(429)), FlowFixture.Options with { Retries = 0 });
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        Assert.Contains("in 1 attempt; at last the server answers with status 429, 'words'. Fix: ask for less at a time", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, flow.Server.Requests);
    }

    [Fact]
    public async Task A_spent_budget_ends_the_run()
    {
        using var flow = new FlowFixture(
            new ScriptedServer(ScriptedServer.Status(500)), FlowFixture.Options with { RetryShare = 0.5, RetryAllowance = 3 });
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        Assert.Contains("3 repetitions for 1 requests are more than the run may have; at last the server answers with status 500", error.Message, StringComparison.Ordinal);
        Assert.Contains("server.retry_budget allows more.", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, flow.Server.Requests);
        Assert.Equal(error.Message, (await Assert.ThrowsAsync<InputException>(() => flow.SendAsync())).Message);
        Assert.Equal(4, flow.Server.Requests);
    }

    [Fact]
    public async Task Waiting_requests_do_not_raise_the_budget_of_a_server_that_always_fails()
    {
        using var flow = new FlowFixture(
            new ScriptedServer(ScriptedServer.Status(500)), FlowFixture.Options with { MaxConcurrency = 10, RetryAllowance = 20 });
        var errors = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => Assert.ThrowsAsync<InputException>(() => flow.SendAsync())));
        Assert.Contains("more than the run may have", errors[^1].Message, StringComparison.Ordinal);
        Assert.InRange(flow.Server.Requests, 20, 100);
    }

    [Fact]
    public async Task An_overloaded_server_gets_more_time_than_one_that_failed()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(429)));
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        Assert.Contains("in 6 attempts", error.Message, StringComparison.Ordinal);
        using var failed = new FlowFixture(new ScriptedServer(ScriptedServer.Status(500)));
        await Assert.ThrowsAsync<InputException>(() => failed.SendAsync());
        Assert.True(flow.Time.Waits.Sum(w => w.TotalSeconds) > failed.Time.Waits.Sum(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData(400, "Unrecognized request argument supplied: top_k", "the server refuses the request: status 400, 'Unrecognized request argument supplied: top_k'.")]
    [InlineData(401, "Incorrect API key", "the server does not accept the key: status 401, 'Incorrect API key'.")]
    [InlineData(403, "no", "the server does not accept the key: status 403, 'no'.")]
    [InlineData(404, "The model `x` does not exist.", "the server does not have what was asked for: status 404, 'The model `x` does not exist.'.")]
    [InlineData(422, "min_tokens", "the server refuses the request: status 422, 'min_tokens'.")]
    [InlineData(301, "moved", "the server sends the request elsewhere: status 301, 'moved'.")]
    public async Task A_refusal_ends_the_run_and_is_never_repeated(int status, string words, string told)
    {
        using var flow = new FlowFixture(
            new ScriptedServer(ScriptedServer.Status(status, "{\"error\":{\"message\":\"" + words + "\"}}"), ScriptedServer.Ok()));
        var first = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        var later = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        Assert.Equal(told + " All requests are alike, so the run ends here.", Assert.Single(first.Problems).What);
        Assert.Equal(first.Message, later.Message);
        Assert.NotSame(first, later);
        Assert.Equal(first.Problems[0], flow.Handler.Stopped);
        Assert.Equal(1, flow.Server.Requests);
    }

    [Fact]
    public async Task An_account_without_quota_ends_the_run()
    {
        using var flow = new FlowFixture(new ScriptedServer(
            ScriptedServer.Status(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""")));
        Assert.Contains(
            "the account has no quota left: status 429, 'You exceeded your current quota'.",
            (await Assert.ThrowsAsync<InputException>(() => flow.SendAsync())).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, flow.Server.Requests);
    }

    [Fact]
    public async Task A_refusal_fails_those_that_wait_and_lets_those_under_way_end()
    {
        var release = new TaskCompletionSource();
        using var flow = new FlowFixture(
            new ScriptedServer(
                async c =>
                {
                    await release.Task.WaitAsync(c);
                    return await ScriptedServer.Ok()(c);
                },
                ScriptedServer.Status(401)),
            FlowFixture.Options with { MaxConcurrency = 2 });
        var underWay = flow.SendAsync();
        var others = Enumerable.Range(0, 20).Select(_ => flow.SendAsync()).ToList();
        foreach (var other in others)
        {
            Assert.Contains("status 401", (await Assert.ThrowsAsync<InputException>(() => other)).Message, StringComparison.Ordinal);
        }
        Assert.Equal(2, flow.Server.Requests);
        release.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await underWay).StatusCode);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000","code":400}}""")]
    [InlineData(400, """{"error":{"message":"x","code":"context_length_exceeded"}}""")]
    [InlineData(400, """{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}""")]
    [InlineData(400, """{"message":"The prompt is too long for session_len","object":"error"}""")]
    [InlineData(400, """{"error":{"message":"x","code":"content_filter"}}""")]
    [InlineData(413, "Payload Too Large")]
    public async Task A_refusal_of_one_prompt_goes_to_its_caller_alone(int status, string body)
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(status, body), ScriptedServer.Ok()));
        using var refused = await flow.SendAsync();
        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(body, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Done, await flow.TextAsync());
        Assert.Null(flow.Handler.Stopped);
    }

    [Fact]
    public async Task The_key_is_never_shown()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Status(401, """{"error":{"message":"Bad key sk-secret given"}}""")));
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync(key: "sk-secret"));
        Assert.Contains("'Bad key (the key) given'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>Sign in</p>", "text/html", "is a page of HTML and no JSON")]
    [InlineData("""{"choices":[{"mess""", "application/json", "was cut off: its JSON does not end")]
    [InlineData("", "application/json", "is empty")]
    [InlineData("data: {\"choices\":[]}\n\n", "text/event-stream", "was cut off: its stream has no end mark")]
    public async Task A_reply_of_the_wrong_form_is_repeated_and_then_told(string body, string type, string fault)
    {
        using var mended = new FlowFixture(new ScriptedServer(ScriptedServer.Ok(body, type), ScriptedServer.Ok()));
        Assert.Equal(Done, await mended.TextAsync());
        using var stays = new FlowFixture(new ScriptedServer(ScriptedServer.Ok(body, type)));
        Assert.Contains($"at last the reply {fault}", (await Assert.ThrowsAsync<InputException>(() => stays.SendAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_the_sender_finds_faulty_is_repeated()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Ok("""{"choices":[]}"""), ScriptedServer.Ok()));
        var request = new FlowRequest { Check = b => new ReplyCheck(b.Length < 15 ? "has no choices" : null, null) };
        Assert.Equal(Done, await flow.TextAsync(flow: request));
        Assert.Equal(1, flow.Handler.Statistics.Failures);
    }

    [Fact]
    public async Task A_broken_connection_is_repeated()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Reset(), ScriptedServer.Error(new IOException("reset by peer")), ScriptedServer.Ok()));
        Assert.Equal(Done, await flow.TextAsync());
        Assert.Equal((1, 3, 2), Counts(flow));
        using var stays = new FlowFixture(new ScriptedServer(ScriptedServer.Reset()));
        Assert.Contains("at last the connection broke: The response ended", (await Assert.ThrowsAsync<InputException>(() => stays.SendAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_TLS_handshake_ends_the_run()
    {
        using var flow = new FlowFixture(new ScriptedServer(
            ScriptedServer.Error(new HttpRequestException(HttpRequestError.SecureConnectionError, "The SSL connection could not be established"))));
        var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
        Assert.Contains("no secure connection can be made", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, flow.Server.Requests);
    }

    [Fact]
    public async Task A_first_byte_that_does_not_come_in_time_is_repeated_and_named_with_its_setting()
    {
        var options = FlowFixture.Options with { FirstByteTimeout = TimeSpan.FromSeconds(30), Retries = 1 };
        using var mended = new FlowFixture(new ScriptedServer(ScriptedServer.Hang, ScriptedServer.Ok()), options);
        Assert.Equal(Done, await mended.TextAsync());
        Assert.Equal(1, mended.Handler.Statistics.Timeouts);
        using var stays = new FlowFixture(new ScriptedServer(ScriptedServer.Hang), options);
        var error = await Assert.ThrowsAsync<InputException>(() => stays.SendAsync());
        Assert.Contains("no byte of the reply came within 30 s. Fix: raise server.first_byte_timeout_seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_does_not_end_in_time_is_given_up()
    {
        FlowFixture? flow = null;
        var server = new ScriptedServer(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new EndlessStream(() => flow!.Time.Advance(TimeSpan.FromMinutes(1)))),
        }));
        using (flow = new FlowFixture(server, FlowFixture.Options with { ReplyTimeout = TimeSpan.FromMinutes(15), Retries = 0 }))
        {
            var error = await Assert.ThrowsAsync<InputException>(() => flow.SendAsync());
            Assert.Contains("the reply was not whole after 900 s. Fix: raise server.reply_timeout_seconds", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reply_beyond_all_measure_is_an_error_and_not_repeated()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Ok(new string('x', 101))), FlowFixture.Options with { MaxReplyBytes = 100 });
        Assert.Contains("the reply has more than 100 bytes. Fix: ", (await Assert.ThrowsAsync<InputException>(() => flow.SendAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(1, flow.Server.Requests);
        using var unknown = new FlowFixture(
            new ScriptedServer(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream(() => { })) })),
            FlowFixture.Options with { MaxReplyBytes = 100_000 });
        Assert.Contains("more than 100000 bytes", (await Assert.ThrowsAsync<InputException>(() => unknown.SendAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_cancelled_and_frees_its_place()
    {
        using var flow = new FlowFixture(new ScriptedServer(ScriptedServer.Hang, ScriptedServer.Ok()), FlowFixture.Options with { MaxConcurrency = 1 });
        using var cancelled = new CancellationTokenSource();
        var given = flow.SendAsync(cancellationToken: cancelled.Token);
        var next = flow.TextAsync();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(Done, await next);
    }

    [Fact]
    public async Task Tokens_per_second_are_corrected_by_what_was_used()
    {
        using var flow = new FlowFixture(
            new ScriptedServer(ScriptedServer.Ok("""{"usage":{"total_tokens": 500}}""")), FlowFixture.Options with { TokensPerSecond = 100 });
        await flow.TextAsync(flow: new FlowRequest { EstimatedTokens = 100 });
        await flow.TextAsync(flow: new FlowRequest { EstimatedTokens = 100 });
        Assert.Equal([TimeSpan.FromSeconds(5)], flow.Time.Waits);
        Assert.Equal(TimeSpan.FromSeconds(5), flow.Handler.Statistics.RateTime);
    }

    [Fact]
    public async Task No_more_requests_run_at_a_time_than_allowed()
    {
        using var flow = new FlowFixture(
            new ScriptedServer(async c =>
            {
                await Task.Yield();
                return await ScriptedServer.Ok()(c);
            }),
            FlowFixture.Options with { MaxConcurrency = 3 });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => flow.TextAsync()));
        Assert.InRange(flow.Server.MostAtATime, 1, 3);
        Assert.Equal((200, 200, 0), Counts(flow));
    }

    private static (long Requests, long Attempts, long Retries) Counts(FlowFixture flow)
    {
        var statistics = flow.Handler.Statistics;
        Assert.Equal(flow.Server.Requests, statistics.Attempts);
        return (statistics.Requests, statistics.Attempts, statistics.Retries);
    }
}
