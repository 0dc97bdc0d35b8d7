using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelTest.OpenAI.Flow;

/// <summary>Asks a real server through the flow control, over real connections.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri endpoint;

    public ServerClient(FlowOptions options)
    {
        endpoint = options.Endpoint;
        Handler = new FlowHandler(options, Connections.Create(options), TimeProvider.System);
        client = new HttpClient(Handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public FlowHandler Handler { get; }

    /// <summary>Short delays, for tests that run on the real clock.</summary>
    public static FlowOptions Options(Uri endpoint) => new() { Endpoint = endpoint, FirstDelay = TimeSpan.FromMilliseconds(5) };

    public async Task<string> AskAsync(string text, bool stream = false)
    {
        var body = new JsonObject
        {
            ["model"] = "tiny-internlm2",
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
            ["stream"] = stream,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint + "/chat/completions"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)),
        };
        var reply = "";
        request.Options.Set(FlowRequest.Key, new FlowRequest { Check = b => stream ? default : Read(b, out reply) });
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
        return stream ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : reply;
    }

    public void Dispose() => client.Dispose();

    private static ReplyCheck Read(ReadOnlyMemory<byte> body, out string reply)
    {
        reply = "";
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.GetProperty("choices").GetArrayLength() == 0)
            {
                return new ReplyCheck("has no choices", null);
            }
            if (root.GetProperty("model").GetString() != "tiny-internlm2")
            {
                return new ReplyCheck("is another model's", null);
            }
            reply = root.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
            return default;
        }
        catch (JsonException)
        {
            return new ReplyCheck("is no JSON", null);
        }
    }
}
