using System.Globalization;
using ModelTest.Problems;
using Polly;
using Polly.Retry;

namespace ModelTest.OpenAI.Flow;

/// <summary>
/// Paces the requests to one server and repeats those that fail. The caller gets whole replies in memory: successes, and errors that concern
/// its prompt alone (<see cref="ItemErrors"/>). Everything else is an <see cref="InputException"/>; a refusal that every request would meet, a
/// server that stays away, or too many repetitions end the run: whoever waits or comes later gets the same error.
/// </summary>
internal sealed class FlowHandler : DelegatingHandler
{
    private const int OverloadFactor = 4;

    private readonly FlowOptions options;
    private readonly FlowStop stop = new();
    private readonly FlowCounters counters = new();
    private readonly AdaptiveConcurrency concurrency;
    private readonly AdaptiveConcurrency makers;
    private readonly RateLimit requestRate;
    private readonly RateLimit tokenRate;
    private readonly RetryBudget budget;
    private readonly Outages outages;
    private readonly Exchange exchange;
    private readonly ResiliencePipeline<Attempt> retry;

    /// <summary>Flow control in front of a handler. An <see cref="HttpClient"/> on top must have no timeout of its own.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="inner">Sends requests; see <see cref="Connections"/>.</param>
    /// <param name="time">The clock.</param>
    public FlowHandler(FlowOptions options, HttpMessageHandler inner, TimeProvider time)
        : base(inner)
    {
        this.options = options;
        concurrency = new AdaptiveConcurrency(options.MaxConcurrency);
        makers = new AdaptiveConcurrency(options.MaxConcurrency);
        (requestRate, tokenRate) = (new RateLimit(options.RequestsPerSecond, time), new RateLimit(options.TokensPerSecond, time));
        budget = new RetryBudget(options.RetryShare, options.RetryAllowance);
        outages = new Outages(options, stop, time);
        exchange = new Exchange(options, base.SendAsync, time);
        retry = Pipeline(time);
    }

    /// <summary>Why the run ended; null while it goes on.</summary>
    public Problem? Stopped => stop.Reason;

    /// <summary>What was done so far.</summary>
    public FlowStatistics Statistics => new()
    {
        Requests = budget.Requests,
        Attempts = counters.Attempts,
        Retries = budget.Retries,
        Overloads = counters.Overloads,
        Failures = counters.Failures,
        Timeouts = counters.Timeouts,
        Outages = outages.Count,
        OutageTime = outages.Time,
        RateTime = counters.RateTime,
        LowestConcurrency = concurrency.Lowest,
    };

    /// <summary>
    /// Waits until few enough others make requests. All items of a run ask at once: without this the body of each would be made first, and be held
    /// in memory until its turn.
    /// </summary>
    /// <param name="cancellationToken">Gives waiting up.</param>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await makers.EnterAsync(cancellationToken).ConfigureAwait(false);
        return new Place(makers);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        stop.ThrowIfStopped();
        if (request.Content is not (null or ByteArrayContent or ReadOnlyMemoryContent))
        {
            // A stream could be sent once only.
            await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }
        // Waits end with the run, attempts under way do not: their replies count.
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Token);
        try
        {
            await concurrency.EnterAsync(waiting.Token).ConfigureAwait(false);
            try
            {
                // Counted when they are let in: those that wait must not raise the budget of those that fail.
                budget.Request();
                var asking = new Asking(request, cancellationToken);
                var attempt = await retry.ExecuteAsync(
                    static async (state, waiting) => await state.Handler.ReachAsync(state.Asking, waiting).ConfigureAwait(false),
                    (Handler: this, Asking: asking),
                    waiting.Token).ConfigureAwait(false);
                return Result(attempt, asking.Attempts);
            }
            finally
            {
                // Held while a repetition waits: an overloaded server must not meet the next request meanwhile.
                concurrency.Exit();
            }
        }
        catch (OperationCanceledException) when (stop.Reason is not null && !cancellationToken.IsCancellationRequested)
        {
            throw stop.Error();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            outages.Dispose();
            stop.Dispose();
        }
        base.Dispose(disposing);
    }

    private Task<Attempt> ReachAsync(Asking asking, CancellationToken waiting) => outages.ReachAsync(() => SendOnceAsync(asking, waiting), waiting);

    private async Task<Attempt> SendOnceAsync(Asking asking, CancellationToken waiting)
    {
        var estimate = tokenRate.IsActive ? asking.Flow?.EstimatedTokens ?? TokensOf(asking.Request) : 0;
        counters.Waited(await requestRate.WaitAsync(1, waiting).ConfigureAwait(false));
        counters.Waited(await tokenRate.WaitAsync(estimate, waiting).ConfigureAwait(false));
        // A refusal that came while this one waited.
        stop.ThrowIfStopped();
        var epoch = concurrency.Epoch;
        var attempt = await exchange.SendAsync(asking.Request, asking.Flow, asking.Caller).ConfigureAwait(false);
        counters.Add(attempt);
        asking.Attempts += attempt.Kind == AttemptKind.Unreachable ? 0 : 1;
        switch (attempt.Kind)
        {
            case AttemptKind.Answered:
                concurrency.Succeeded();
                break;
            case AttemptKind.Overloaded:
                concurrency.Overloaded(epoch);
                break;
            case AttemptKind.Refused:
                throw stop.Stop(attempt.Refusal!);
        }
        if (tokenRate.IsActive && (attempt.Tokens ?? ReplyForm.Tokens(Body(attempt))) is { } used)
        {
            tokenRate.Correct(used - estimate);
        }
        return attempt;
    }

    private static ReadOnlySpan<byte> Body(Attempt attempt) => attempt.Response?.Content is BufferedReply reply ? reply.Bytes.Span : [];

    // About four bytes make a token; the reply's count corrects it.
    private static int TokensOf(HttpRequestMessage request) => (int)((request.Content?.Headers.ContentLength ?? 0) / 4);

    private HttpResponseMessage Result(Attempt attempt, int attempts)
    {
        if (attempt.Response is { } response)
        {
            return response;
        }
        throw new InputException(
            options.Endpoint.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"no usable reply came in {attempts} {(attempts == 1 ? "attempt" : "attempts")}; at last {attempt.Trouble}."),
            attempt.Fix,
            attempt.Error);
    }

    // An overloaded server needs longer than one that failed: quotas are counted by the minute.
    private ResiliencePipeline<Attempt> Pipeline(TimeProvider time) => options.Retries == 0
        ? ResiliencePipeline<Attempt>.Empty
        : new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(Retry(AttemptKind.Overloaded, OverloadFactor * options.FirstDelay))
            .AddRetry(Retry(AttemptKind.Failed, options.FirstDelay))
            .Build();

    private RetryStrategyOptions<Attempt> Retry(AttemptKind kind, TimeSpan delay) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = delay,
        MaxDelay = options.LongestDelay,
        ShouldHandle = a => ValueTask.FromResult(a.Outcome.Result?.Kind == kind),
        DelayGenerator = static a => ValueTask.FromResult(a.Outcome.Result?.RetryAfter),
        OnRetry = a => a.Outcome.Result is { } last && !budget.TryRetry() ? throw Spent(last) : ValueTask.CompletedTask,
    };

    private InputException Spent(Attempt last) => stop.Stop(new Problem(
        options.Endpoint.ToString(),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{budget.Retries} repetitions for {budget.Requests} requests are more than the run may have; at last {last.Trouble}. The run ends here."),
        last.Fix + " server.retry_budget allows more."));
}
