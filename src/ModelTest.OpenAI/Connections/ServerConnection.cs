using System.Net;
using System.Net.Http.Headers;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>Asks one server for JSON.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="problems">Says what is wrong with its answers.</param>
/// <param name="client">Sends; disposed with this.</param>
internal sealed class ServerConnection(Endpoint endpoint, ServerProblems problems, HttpClient client) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The server.</summary>
    public Endpoint Endpoint => endpoint;

    /// <summary>Says what is wrong with its answers.</summary>
    public ServerProblems Problems => problems;

    /// <summary>Sends.</summary>
    public HttpClient Client => client;

    /// <summary>The sockets under everything.</summary>
    /// <param name="connectTimeout">The longest wait for a connection.</param>
    public static SocketsHttpHandler Sockets(TimeSpan connectTimeout) => new()
    {
        ConnectTimeout = connectTimeout,
        // A key and a prompt are for the address that the user gave, not for where it points to.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Posts JSON.</summary>
    /// <param name="address">The address.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="InputException">There is none.</exception>
    public async Task<byte[]> PostAsync(Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (answer, problem) = await AskAsync(HttpMethod.Post, address, body, cancellationToken).ConfigureAwait(false);
        return problem is null && answer!.IsSuccess ? answer.Body : throw new InputException([problem ?? problems.Of(answer!)]);
    }

    /// <summary>Asks, and takes any answer.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">The address.</param>
    /// <param name="body">JSON to post.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(ServerAnswer? Answer, Problem? Problem)> AskAsync(
        HttpMethod method, Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = Json;
        }
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var answer = await ServerAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return answer is null ? (null, problems.TooLarge()) : (answer, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, problems.Of(e));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
