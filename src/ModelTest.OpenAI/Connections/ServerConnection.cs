using System.Net.Http.Headers;
using ModelTest.OpenAI.Flow;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>Asks one server for JSON.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="problems">Says what is wrong with its answers.</param>
/// <param name="client">Sends; disposed with this.</param>
/// <param name="flow">The flow control in it; null: there is none.</param>
internal sealed class ServerConnection(Endpoint endpoint, ServerProblems problems, HttpClient client, FlowHandler? flow = null) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>The server.</summary>
    public Endpoint Endpoint => endpoint;

    /// <summary>Says what is wrong with its answers.</summary>
    public ServerProblems Problems => problems;

    /// <summary>Sends.</summary>
    public HttpClient Client => client;

    /// <summary>How the requests went, for a reader of the results; empty when all succeeded at once.</summary>
    public string Note => flow?.Statistics.Describe() ?? "";

    /// <summary>Waits for a place to make a request in; see <see cref="FlowHandler.EnterAsync"/>.</summary>
    /// <param name="cancellationToken">Gives waiting up.</param>
    public ValueTask<Place> EnterAsync(CancellationToken cancellationToken) => flow?.EnterAsync(cancellationToken) ?? default;

    /// <summary>Posts JSON.</summary>
    /// <param name="address">The address.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <param name="usable">What a usable answer is; null: that is told by the address.</param>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="InputException">There is none.</exception>
    public async Task<byte[]> PostAsync(Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, FlowRequest? usable = null)
    {
        var (answer, problem) = await AskAsync(HttpMethod.Post, address, body, cancellationToken, usable).ConfigureAwait(false);
        return problem is null && answer!.IsSuccess ? answer.Body : throw new InputException([problem ?? problems.Of(answer!)]);
    }

    /// <summary>Asks, and takes any answer.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">The address.</param>
    /// <param name="body">JSON to post.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <param name="usable">What a usable answer is; null: that is told by the address.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(ServerAnswer? Answer, Problem? Problem)> AskAsync(
        HttpMethod method, Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, FlowRequest? usable = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (usable is not null)
        {
            request.Options.Set(FlowRequest.Key, usable);
        }
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
