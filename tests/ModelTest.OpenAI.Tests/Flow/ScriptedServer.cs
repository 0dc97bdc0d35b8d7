using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ModelTest.OpenAI.Flow;

/// <summary>Answers requests in the order of a script without a network; the last entry answers all that follow.</summary>
/// <param name="script">What to do with the requests.</param>
internal sealed class ScriptedServer(params IReadOnlyList<Func<CancellationToken, Task<HttpResponseMessage>>> script) : HttpMessageHandler
{
    private int requests;
    private int running;
    private int most;

    public int Requests => requests;

    /// <summary>The most requests at a time.</summary>
    public int MostAtATime => most;

    /// <summary>The bodies that arrived.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    public static Func<CancellationToken, Task<HttpResponseMessage>> Ok(string body = """{"choices":[{}]}""", string type = "application/json") =>
        Status(200, body, type: type);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(
        int status, string body = """{"error":{"message":"words","code":null}}""", string? retryAfter = null, string type = "application/json") => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Error(Exception error) => _ => Task.FromException<HttpResponseMessage>(error);

    public static Func<CancellationToken, Task<HttpResponseMessage>> Refused() =>
        Error(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (127.0.0.1:1)"));

    public static Func<CancellationToken, Task<HttpResponseMessage>> Reset() => Error(new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended."));

    /// <summary>Answers when it is given up only.</summary>
    public static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref requests) - 1;
        Bodies.Enqueue(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        var now = Interlocked.Increment(ref running);
        InterlockedMax(now);
        try
        {
            return await script[Math.Min(number, script.Count - 1)](cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private void InterlockedMax(int now)
    {
        for (var seen = most; now > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
