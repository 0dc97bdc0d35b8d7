namespace ModelTest.OpenAI.Flow;

/// <summary>The connections to one server.</summary>
internal static class Connections
{
    // uvicorn, which vLLM and LMDeploy run on, closes a connection that was idle for five seconds: one that is used at that moment breaks.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(4);

    /// <summary>A handler with as many connections as requests run at a time.</summary>
    public static SocketsHttpHandler Create(FlowOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        MaxConnectionsPerServer = options.MaxConcurrency,
        PooledConnectionIdleTimeout = IdleTime,
        // A redirected POST loses its body, and a key must not follow it to another host.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    };
}
