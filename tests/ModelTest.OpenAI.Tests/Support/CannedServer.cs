using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelTest.OpenAI.Tests.Support;

/// <summary>A server on loopback that gives canned answers.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Func<CannedRequest, CannedAnswer> answer;
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CannedServer(Func<CannedRequest, CannedAnswer> answer)
    {
        this.answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    /// <summary>The address without <c>/v1</c>.</summary>
    public string Root => application.Urls.First();

    public string Endpoint => Root + "/v1";

    public ConcurrentQueue<CannedRequest> Requests { get; } = new();

    /// <summary>Ends when a request has come.</summary>
    public Task Arrived => arrived.Task;

    /// <summary>Bodies that were posted to a path that ends so.</summary>
    public IReadOnlyList<string> Bodies(string path) => [.. Requests.Where(r => r.Path.EndsWith(path, StringComparison.Ordinal)).Select(r => r.Body)];

    public static async Task<CannedServer> StartAsync(Func<CannedRequest, CannedAnswer> answer)
    {
        var server = new CannedServer(answer);
        await server.application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A server with one model that answers completions so.</summary>
    public static Task<CannedServer> StartAsync(string owner, params string[] replies)
    {
        var number = -1;
        return StartAsync(request =>
            request.Path == "/v1/models" ? Models(owner, "served")
            : request.Path.EndsWith("/completions", StringComparison.Ordinal) && !request.IsProbe
                ? new CannedAnswer(200, replies[Math.Min(Interlocked.Increment(ref number), replies.Length - 1)])
            : new CannedAnswer(404, """{"detail":"Not Found"}"""));
    }

    public static CannedAnswer Models(string owner, params string[] ids) =>
        new(200, $$"""{"object":"list","data":[{{string.Join(',', ids.Select(i => $$"""{"id":"{{i}}","owned_by":"{{owner}}"}"""))}}]}""");

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var request = new CannedRequest(context.Request.Path, body, context.Request.Headers.Authorization.ToString());
        Requests.Enqueue(request);
        arrived.TrySetResult();
        var given = answer(request);
        if (given == CannedAnswer.Never)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        context.Response.StatusCode = given.Status;
        context.Response.ContentType = given.Type;
        if (given.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }
        await context.Response.WriteAsync(given.Body, context.RequestAborted);
    }
}
