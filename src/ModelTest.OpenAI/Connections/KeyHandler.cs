using System.Net.Http.Headers;

namespace ModelTest.OpenAI.Connections;

/// <summary>Shows the key to the server, and nobody else: other addresses get none, nor does a server that none was named for.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="key">The key.</param>
/// <param name="inner">Sends.</param>
internal sealed class KeyHandler(Endpoint endpoint, ApiKey key, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly AuthenticationHeaderValue? header = key.Value.Length > 0 ? new("Bearer", key.Value) : null;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.RequestUri!;
        request.Headers.Authorization = target.Host == endpoint.Api.Host && target.Port == endpoint.Api.Port && target.Scheme == endpoint.Api.Scheme ? header : null;
        return base.SendAsync(request, cancellationToken);
    }
}
