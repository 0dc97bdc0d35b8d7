using System.Text;

namespace ModelTest.OpenAI.Flow;

/// <summary>A flow control in front of a scripted server, on a clock whose waits end at once.</summary>
internal sealed class FlowFixture : IDisposable
{
    private readonly HttpMessageInvoker client;

    public FlowFixture(ScriptedServer server, FlowOptions? options = null)
    {
        Server = server;
        Handler = new FlowHandler(options ?? Options, server, Time);
        client = new HttpMessageInvoker(Handler);
    }

    public static FlowOptions Options { get; } = new() { Endpoint = new Uri("http://server/v1"), ConnectTimeout = TimeSpan.FromHours(1) };

    public JumpingTime Time { get; } = new();

    public ScriptedServer Server { get; }

    public FlowHandler Handler { get; }

    public async Task<HttpResponseMessage> SendAsync(
        string body = "{}", FlowRequest? flow = null, CancellationToken? cancellationToken = null, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://server/v1/chat/completions")
        {
            Content = content ?? new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }
        if (flow is not null)
        {
            request.Options.Set(FlowRequest.Key, flow);
        }
        return await client.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string body = "{}", FlowRequest? flow = null)
    {
        using var response = await SendAsync(body, flow);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        client.Dispose();
        Handler.Dispose();
    }
}
