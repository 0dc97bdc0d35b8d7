using System.Net;
using System.Text;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Tests.Support;

namespace ModelTest.OpenAI.Tests.Connections;

/// <summary>What is said of failures that no server on loopback can be made to have, and of refusals while running.</summary>
public sealed class ServerProblemsTests
{
    private static readonly ServerProblems Problems = Make();

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "the host 'gateway.example' is not known. Fix: check the address.")]
    [InlineData(HttpRequestError.ProxyTunnelError, "the proxy makes no connection: words Fix: correct HTTPS_PROXY, or add gateway.example to NO_PROXY.")]
    [InlineData(HttpRequestError.SecureConnectionError, "no secure connection: words Fix: trust the server's certificate, or give http:// if it speaks no TLS.")]
    [InlineData(HttpRequestError.ConnectionError, "no connection: words Fix: check host, port and network.")]
    [InlineData(HttpRequestError.ResponseEnded, "the connection broke: words Fix: look into the server's log.")]
    public void Of_AFailedConnection_SaysWhatToLookAt(HttpRequestError error, string text) =>
        Assert.Equal("https://gateway.example/v1: " + text, Problems.Of(new HttpRequestException(error, "words")).ToString());

    [Theory]
    [InlineData(400, """{"error":{"message":"no such field"}}""", "the server refuses the request (400): 'no such field'. Fix: correct what it names: generation, server.body, or server.dialect, which says what fields the server knows.")]
    [InlineData(400, """{"error":{"message":"policy","code":"content_filter"}}""", "the server's filter refuses the prompt (400): 'policy'. Fix: leave the item out, or ask a server without a filter.")]
    [InlineData(400, """{"object":"error","message":"This model's maximum context length is 10 tokens."}""", "the prompt does not fit the server's context (400): 'This model's maximum context length is 10 tokens.'. Fix: use fewer shots (datasets.….shots) or a smaller generation.max_new_tokens, or start the server with a longer context.")]
    [InlineData(404, """{"message":"The model `m` does not exist."}""", "the server does not know the model 'm' or this call (404): 'The model `m` does not exist.'. Fix: check the address and server.model.")]
    [InlineData(429, """{"error":"slow down"}""", "the server takes no more requests (429): 'slow down'. Fix: lower server.max_concurrency, or set server.requests_per_second or tokens_per_second.")]
    [InlineData(418, "", "the server answered 418. Fix: check the address.")]
    public void Of_ARefusal_HasTheServersWords(int status, string body, string text) => Assert.Equal(
        "https://gateway.example/v1: " + text, Problems.Of(new ServerAnswer((HttpStatusCode)status, Encoding.UTF8.GetBytes(body))).ToString());

    [Fact]
    public void Of_LongWords_AreCut()
    {
        var text = Problems.Of(new ServerAnswer(HttpStatusCode.InternalServerError, Encoding.UTF8.GetBytes(new string('x', 100_000)))).What;
        Assert.InRange(text.Length, 400, 450);
        Assert.EndsWith("x…'.", text, StringComparison.Ordinal);
    }

    private static ServerProblems Make()
    {
        var settings = Served.Settings("https://gateway.example/v1/");
        var endpoint = Endpoint.Read(settings).Endpoint!;
        return new ServerProblems(endpoint, ApiKey.Read(settings, endpoint).Key, "m");
    }
}
