using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>A server's address.</summary>
/// <param name="Api">The API's address with a slash at its end, such as <c>http://127.0.0.1:23333/v1/</c>.</param>
internal sealed record Endpoint(Uri Api)
{
    private const string OpenAIHost = "api.openai.com";

    private static readonly string[] Calls = ["/chat/completions", "/completions", "/models"];

    /// <summary>The server's address without <c>/v1</c>, with a slash at its end: where what is not OpenAI's is found.</summary>
    public Uri Root { get; } = Api.AbsolutePath.EndsWith("/v1/", StringComparison.Ordinal) ? new Uri(Api, "..") : Api;

    /// <summary>Whether it is OpenAI's own.</summary>
    public bool IsOpenAI => Api.Scheme == Uri.UriSchemeHttps && Api.Host.Equals(OpenAIHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the address ends in <c>/v1</c>.</summary>
    public bool HasVersion => Root != Api;

    /// <summary>The address as the user wrote it.</summary>
    public override string ToString() => Api.AbsoluteUri.TrimEnd('/');

    /// <summary>Reads <c>model.path</c>.</summary>
    /// <returns>The endpoint, or what is wrong with it.</returns>
    public static (Endpoint? Endpoint, Problem? Problem) Read(ModelSettings settings)
    {
        if (!Uri.TryCreate(settings.Path, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return (null, new Problem("model.path", "is no URL of a server.", "give one such as http://127.0.0.1:8000/v1."));
        }
        if (uri.UserInfo.Length > 0)
        {
            return (null, new Problem(
                "model.path",
                "the URL holds a name or a password, which would end up in files.",
                "take them out; put the key into a variable and name it in model.server.key_variable."));
        }
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return (null, new Problem("model.path", "the URL has a query or a fragment.", "end it at /v1."));
        }
        var path = uri.AbsolutePath.TrimEnd('/');
        if (Array.Find(Calls, c => path.EndsWith(c, StringComparison.Ordinal)) is { } call)
        {
            var shorter = new UriBuilder(uri) { Path = path[..^call.Length] }.Uri.AbsoluteUri;
            return (null, new Problem("model.path", $"the URL names one call of the API, {call}.", $"give {shorter.TrimEnd('/')}."));
        }
        return (new Endpoint(new UriBuilder(uri) { Path = path + "/" }.Uri), null);
    }
}
