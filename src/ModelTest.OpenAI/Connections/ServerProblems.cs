using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ModelTest.OpenAI.Flow;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>Says what is wrong with a server's answers, in the server's own words.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="key">The key that was shown.</param>
/// <param name="model">The model asked for; empty while none is known.</param>
internal sealed class ServerProblems(Endpoint endpoint, ApiKey key, string model)
{
    /// <summary>The server's address, for messages.</summary>
    public string Where { get; } = endpoint.ToString();

    /// <summary>A problem whose place is the server.</summary>
    public InputException Error(string what, string fix, Exception? inner = null) => new(Where, what, fix, inner);

    /// <summary>An answer that is no success.</summary>
    public Problem Of(ServerAnswer answer)
    {
        var words = Words(answer.Body);
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.Status}");
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => New(
                key.Value.Length == 0 ? $"the server wants a key (401){words}." : $"the server does not take the key in {key.Variable} (401){words}.",
                key.Value.Length > 0 ? $"correct {key.Variable}."
                : key.Variable.Length > 0 ? $"put the key into the variable {key.Variable}."
                : "put the key into an environment variable and name it in server.key_variable."),
            HttpStatusCode.Forbidden => New(
                $"the server refuses access (403){words}.",
                key.Value.Length > 0
                    ? $"take a key with access to the model; the one shown is in {key.Variable}."
                    : "if it wants a key, put it into an environment variable and name it in server.key_variable."),
            HttpStatusCode.NotFound => New(
                model.Length == 0 ? $"the server knows no such address (404){words}." : $"the server does not know the model '{model}' or this call (404){words}.",
                endpoint.HasVersion ? "check the address and server.model." : $"did you mean {Where}/v1?"),
            HttpStatusCode.ProxyAuthenticationRequired => New(
                $"a proxy in between wants a password (407){words}.", $"correct HTTPS_PROXY, or add {endpoint.Api.Host} to NO_PROXY."),
            _ when IsFiltered(answer) => New($"the server's filter refuses the prompt ({status}){words}.", "leave the item out, or ask a server without a filter."),
            _ when ItemErrors.Concerns(answer.Status, answer.Body) => New(
                $"the prompt does not fit the server's context ({status}){words}.",
                "use fewer shots (datasets.….shots) or a smaller generation.max_new_tokens, or start the server with a longer context."),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => New(
                $"the server refuses the request ({status}){words}.",
                "correct what it names: generation, server.body, or server.dialect, which says what fields the server knows."),
            HttpStatusCode.TooManyRequests => New(
                $"the server takes no more requests (429){words}.",
                "lower server.max_concurrency, or set server.requests_per_second or tokens_per_second."),
            _ when (int)answer.Status is >= 300 and < 400 => New(
                $"the server sends requests elsewhere ({status}){(answer.Location is { } to ? $", to {to}" : "")}.", "give that address, if it is the server's."),
            _ when (int)answer.Status >= 500 => New($"the server failed ({status}){words}.", "look into its log, or wait until it has loaded its model."),
            _ => New($"the server answered {status}{words}.", "check the address."),
        };
    }

    /// <summary>A success that is no list of models, but a web page or something else.</summary>
    public Problem NotModels(ServerAnswer answer) => answer.Body.AsSpan().TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'<', ..]
        ? New(
            $"a web page answers instead of an API{Words(answer.Body)}.",
            $"check the address, which usually ends in /v1; if a proxy stands in between, add {endpoint.Api.Host} to NO_PROXY.")
        : New($"the answer is no list of models{Words(answer.Body)}.", "check that the address is that of an OpenAI-compatible API.");

    /// <summary>An answer that is larger than any sane one.</summary>
    public Problem TooLarge() => New("an answer is larger than 64 MiB.", "check that the address is that of an OpenAI-compatible API.");

    /// <summary>A connection that cannot be made, or breaks.</summary>
    public Problem Of(Exception failure) => (failure as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => New($"the host '{endpoint.Api.Host}' is not known.", "check the address."),
        HttpRequestError.SecureConnectionError => New(
            $"no secure connection: {Innermost<AuthenticationException>(failure)}",
            endpoint.Api.IsLoopback ? "give http:// if the server speaks no TLS, or trust its certificate." : "trust the server's certificate, or give http:// if it speaks no TLS."),
        HttpRequestError.ProxyTunnelError => New(
            $"the proxy makes no connection: {failure.Message}", $"correct HTTPS_PROXY, or add {endpoint.Api.Host} to NO_PROXY."),
        HttpRequestError.ConnectionError when Socket(failure) == SocketError.ConnectionRefused => New(
            "nothing listens there (connection refused).", "start the server, or check host and port."),
        HttpRequestError.ConnectionError => New($"no connection: {Innermost<SocketException>(failure)}", "check host, port and network."),
        _ => New($"the connection broke: {failure.Message}", "look into the server's log."),
    };

    /// <summary>An answer that does not come in time.</summary>
    public Problem Silent(double seconds) => New(
        string.Create(CultureInfo.InvariantCulture, $"no answer within {seconds:0.#} s."), "check the address, and that the server is up and not blocked by a firewall.");

    /// <summary>The server's words as the end of a sentence, the key hidden.</summary>
    public string Words(ReadOnlySpan<byte> body) => body.IsEmpty ? "" : ": " + ServerWords.Of(body, key.Value);

    private static bool IsFiltered(ServerAnswer answer) =>
        answer.Status == HttpStatusCode.BadRequest && ServerWords.Code(answer.Body).Contains("content_", StringComparison.Ordinal);

    private Problem New(string what, string fix) => new(Where, what, fix);

    private static SocketError? Socket(Exception failure) => (failure.InnerException as SocketException)?.SocketErrorCode;

    private static string Innermost<T>(Exception failure)
        where T : Exception
    {
        for (var e = failure; e is not null; e = e.InnerException!)
        {
            if (e is T)
            {
                return e.Message;
            }
        }
        return failure.Message;
    }
}
