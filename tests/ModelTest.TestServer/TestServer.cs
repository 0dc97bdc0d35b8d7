using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ModelTest.Tests.Servers.Faults;
using ModelTest.Tests.Servers.Serving;
using ModelTest.Tests.Servers.Wire;

namespace ModelTest.Tests.Servers;

/// <summary>An OpenAI-compatible server on 127.0.0.1 that computes with a small checkpoint, or answers at once, and misbehaves as told.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly TestServerOptions options;
    private readonly IServedModel model;
    private readonly Api api;
    private readonly FaultInjector injector;
    private readonly SemaphoreSlim turning = new(1, 1);
    private readonly ConcurrentDictionary<string, int> computed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answered = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> restarts = [];
    private WebApplication? application;
    private int port;
    private long completionRequests;
    private long requests;
    private int restarted;

    private TestServer(TestServerOptions options)
    {
        this.options = options;
        model = options.Model.Length > 0 ? new CheckpointModel(options.Model, options.ContextLength) : new InstantModel(options.Reply, options.ContextLength);
        api = new Api(model, options);
        injector = new FaultInjector(options, RestartInBackground);
        port = options.Port;
    }

    /// <summary>The address with <c>/v1</c>.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{port}/v1");

    /// <summary>Completion requests that arrived, repeated ones included.</summary>
    public long CompletionRequests => Interlocked.Read(ref completionRequests);

    /// <summary>All requests that arrived.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>How often the port was closed by a fault.</summary>
    public int Restarts => restarted;

    /// <summary>How often the reply to a prompt was computed, whether it arrived or not. The key is the last message's text, or the prompt.</summary>
    public IReadOnlyDictionary<string, int> Computed => computed;

    /// <summary>How often a whole and right reply to a prompt was written.</summary>
    public IReadOnlyDictionary<string, int> Answered => answered;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it serves.</param>
    /// <param name="cancellationToken">Gives starting up.</param>
    public static async Task<TestServer> StartAsync(TestServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new TestServer(options);
        await server.OpenAsync(cancellationToken);
        return server;
    }

    /// <summary>Resets all connections and closes the port.</summary>
    public async Task StopAsync()
    {
        await turning.WaitAsync();
        try
        {
            await CloseAsync();
        }
        finally
        {
            turning.Release();
        }
    }

    /// <summary>Opens the same port again.</summary>
    public async Task StartAgainAsync()
    {
        await turning.WaitAsync();
        try
        {
            await OpenAsync(CancellationToken.None);
        }
        finally
        {
            turning.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(restarts);
        await StopAsync();
        await model.DisposeAsync();
        turning.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Listen(IPAddress.Loopback, port);
            o.Limits.MinResponseDataRate = null;
            o.AddServerHeader = false;
            o.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http1);
        });
        application = builder.Build();
        application.Run(RunAsync);
        await application.StartAsync(cancellationToken);
        port = new Uri(application.Urls.First()).Port;
    }

    private async Task CloseAsync()
    {
        if (application is not null)
        {
            await application.StopAsync();
            await application.DisposeAsync();
            application = null;
        }
    }

    private async Task RunAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        if (!context.Request.Path.Value!.EndsWith("/completions", StringComparison.Ordinal))
        {
            await api.RunAsync(context);
            return;
        }
        var fault = options.Faults.Of(Interlocked.Increment(ref completionRequests) - 1);
        var whole = false;
        try
        {
            whole = await injector.RunAsync(context, fault, api.RunAsync);
        }
        finally
        {
            if (options.Counts && RequestedPrompt.Of(context) is { } prompt)
            {
                computed.AddOrUpdate(prompt, 1, (_, n) => n + 1);
                if (whole)
                {
                    answered.AddOrUpdate(prompt, 1, (_, n) => n + 1);
                }
            }
        }
    }

    // Not in the request that causes it: closing waits for requests to end.
    private void RestartInBackground(TimeSpan? downtime) => restarts.Add(Task.Run(async () =>
    {
        Interlocked.Increment(ref restarted);
        await turning.WaitAsync();
        try
        {
            await CloseAsync();
            if (downtime is { } time)
            {
                await Task.Delay(time, options.Time);
                await OpenAsync(CancellationToken.None);
            }
        }
        finally
        {
            turning.Release();
        }
    }));
}
