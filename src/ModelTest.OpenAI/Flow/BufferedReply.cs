namespace ModelTest.OpenAI.Flow;

/// <summary>A body that is in memory.</summary>
/// <param name="bytes">The array that holds it.</param>
/// <param name="length">How much of the array it is.</param>
internal sealed class BufferedReply(byte[] bytes, int length) : ByteArrayContent(bytes, 0, length)
{
    private const int FirstSize = 4096;

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes.AsMemory(0, length);

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The content; its headers are taken over.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="begun">Called when the first bytes are there, or the end.</param>
    /// <param name="cancellationToken">Gives reading up.</param>
    /// <returns>The body; null when it is longer than <paramref name="most"/>.</returns>
    public static async Task<BufferedReply?> ReadAsync(HttpContent content, int most, Action begun, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > most)
        {
            return null;
        }
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than is told, so that the end is found without growing.
            var bytes = new byte[(int)(content.Headers.ContentLength + 1 ?? FirstSize)];
            var length = 0;
            for (var first = true; ; first = false)
            {
                var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (first)
                {
                    begun();
                }
                length += read;
                if (read == 0)
                {
                    break;
                }
                if (length > most)
                {
                    return null;
                }
                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, most + 1L));
                }
            }
            var reply = new BufferedReply(bytes, length);
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                {
                    reply.Headers.TryAddWithoutValidation(name, values);
                }
            }
            return reply;
        }
    }
}
