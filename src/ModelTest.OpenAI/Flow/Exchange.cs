using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>Sends a request once and tells what came of it.</summary>
/// <param name="options">The times it may take.</param>
/// <param name="send">Sends and returns when the reply's headers are there.</param>
/// <param name="time">The clock.</param>
internal sealed class Exchange(FlowOptions options, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider time)
{
    private const string LookAtTheServer = "look into the server's log.";

    private string Where => options.Endpoint.ToString();

    /// <summary>Sends once.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="InputException">The reply is too long.</exception>
    public async Task<Attempt> SendAsync(HttpRequestMessage request, FlowRequest? flow, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var begun = false;
        // Own code rather than Polly's timeout: the limit changes when the first byte is there.
        using var timer = new CancellationTokenSource(Shorter(options.FirstByteTimeout, options.ReplyTimeout), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await send(request, either.Token).ConfigureAwait(false);
            var body = await BufferedReply.ReadAsync(response.Content, options.MaxReplyBytes, Begin, either.Token).ConfigureAwait(false);
            var attempt = AttemptOf(request, response, body ?? throw TooLong(), flow);
            if (attempt.Response is null)
            {
                response.Dispose();
            }
            return attempt;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            return timer.IsCancellationRequested ? TimedOut(begun) : NotConnected("the server accepts no connection in time", null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            response?.Dispose();
            return Broken(e);
        }

        void Begin()
        {
            begun = true;
            var left = options.ReplyTimeout - time.GetElapsedTime(started);
            timer.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private Attempt AttemptOf(HttpRequestMessage request, HttpResponseMessage response, BufferedReply body, FlowRequest? flow)
    {
        var (status, bytes) = (response.StatusCode, body.Bytes);
        if (response.IsSuccessStatusCode)
        {
            var form = ReplyForm.Fault(response.Content.Headers.ContentType?.MediaType, bytes.Span);
            var found = form is null && flow?.Check is { } check ? check(bytes) : new ReplyCheck(form, null);
            return found.Fault is { } fault
                ? Failed($"the reply {fault}: {ServerWords.Of(bytes.Span, Key(request))}", LookAtTheServer) with { Reached = true }
                : Answered(found.Tokens);
        }
        if (ItemErrors.Concerns(status, bytes.Span))
        {
            return Answered(null);
        }
        var words = ServerWords.Of(bytes.Span, Key(request));
        var trouble = string.Create(CultureInfo.InvariantCulture, $"the server answers with status {(int)status}, {words}");
        var wait = RetryAfter.Of(response.Headers, options.LongestDelay, time);
        return status switch
        {
            // llama.cpp's and LMDeploy's while they load.
            HttpStatusCode.ServiceUnavailable when words.Contains("loading", StringComparison.OrdinalIgnoreCase) =>
                new Attempt(AttemptKind.Unreachable) { Reached = true, Trouble = $"the server is loading its model (status 503, {words})" },
            // OpenAI's, when there is no money left: no waiting mends that.
            HttpStatusCode.TooManyRequests when ServerWords.Code(bytes.Span).Contains("insufficient_quota", StringComparison.Ordinal) =>
                new Attempt(AttemptKind.Refused) { Reached = true, Refusal = Refusals.Of(options.Endpoint, status, words) },
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new Attempt(AttemptKind.Overloaded)
            {
                Reached = true,
                Trouble = trouble,
                Fix = "ask for less at a time: server.max_concurrency, server.requests_per_second or server.tokens_per_second.",
                RetryAfter = wait,
            },
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError =>
                Failed(trouble, LookAtTheServer) with { Reached = true, RetryAfter = wait },
            _ => new Attempt(AttemptKind.Refused) { Reached = true, Refusal = Refusals.Of(options.Endpoint, status, words) },
        };

        Attempt Answered(int? tokens)
        {
            response.Content = body;
            return new Attempt(AttemptKind.Answered) { Reached = true, Response = response, Tokens = tokens };
        }
    }

    // Sent again it would be as long.
    private InputException TooLong() => new(
        Where,
        string.Create(CultureInfo.InvariantCulture, $"the reply has more than {options.MaxReplyBytes} bytes."),
        "limit the reply's tokens (model.generation.max_new_tokens).");

    private Attempt TimedOut(bool begun) => Failed(
        begun
            ? string.Create(CultureInfo.InvariantCulture, $"the reply was not whole after {options.ReplyTimeout.TotalSeconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"no byte of the reply came within {Shorter(options.FirstByteTimeout, options.ReplyTimeout).TotalSeconds} s"),
        begun ? "raise server.reply_timeout_seconds, or limit the reply's tokens." : "raise server.first_byte_timeout_seconds, or lower server.max_concurrency.")
        with { TimedOut = true };

    private Attempt Broken(Exception e)
    {
        var (kind, words) = ((e as HttpRequestException)?.HttpRequestError, Innermost(e));
        return kind switch
        {
            HttpRequestError.SecureConnectionError or HttpRequestError.UserAuthenticationError => new Attempt(AttemptKind.Refused)
            {
                Refusal = new Problem(Where, $"no secure connection can be made: {words}", "check the server's certificate, and whether the URL should begin with http."),
                Error = e,
            },
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError =>
                NotConnected($"the server cannot be reached: {words}", e),
            _ => Failed($"the connection broke: {words}", LookAtTheServer) with { Error = e },
        };
    }

    private static Attempt NotConnected(string trouble, Exception? e) => new(AttemptKind.Unreachable) { Trouble = trouble, Error = e };

    private static Attempt Failed(string trouble, string fix) => new(AttemptKind.Failed) { Trouble = trouble, Fix = fix };

    private static string Innermost(Exception e) => e.InnerException is { } inner and (SocketException or IOException or AuthenticationException) ? Innermost(inner) : e.Message;

    private static string? Key(HttpRequestMessage request) => request.Headers.Authorization?.Parameter;
}
