using System.Net;

namespace ModelTest.OpenAI.Connections;

/// <summary>What a server answered to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The whole body.</param>
internal sealed record ServerAnswer(HttpStatusCode Status, byte[] Body)
{
    // A reply is a few kilobytes, log-probabilities of long prompts a few megabytes.
    private const int LargestBody = 64 * 1024 * 1024;

    /// <summary>Where a redirection leads; null: it is none.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether the status says success.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Reads a response to its end.</summary>
    /// <returns>The answer; null when the body is larger than any sane one.</returns>
    public static async Task<ServerAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return body is null ? null : new ServerAnswer(response.StatusCode, body) { Location = response.Headers.Location };
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > LargestBody)
        {
            return null;
        }
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new byte[content.Headers.ContentLength ?? 4096];
        for (var length = 0; ;)
        {
            if (length == body.Length)
            {
                if (content.Headers.ContentLength == length)
                {
                    return body;
                }
                if (length >= LargestBody)
                {
                    return null;
                }
                Array.Resize(ref body, Math.Min(2 * Math.Max(length, 2048), LargestBody));
            }
            var read = await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return length == body.Length ? body : body[..length];
            }
            length += read;
        }
    }
}
