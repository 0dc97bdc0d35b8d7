using System.ClientModel.Primitives;
using ModelTest.OpenAI.Replies;

namespace ModelTest.OpenAI.ChatClients;

/// <summary>
/// Checks replies before the OpenAI package reads them: of streamed errors it makes empty replies, of ends that it does not know exceptions that say
/// nothing of the server's.
/// </summary>
/// <param name="reader">Reads replies.</param>
internal sealed class ReplyPolicy(ReplyReader reader) : PipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        throw new NotSupportedException("Replies are only waited for asynchronously.");

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        if (message.Response is not { } response)
        {
            return;
        }
        if (message.BufferResponse)
        {
            reader.ReadWhole(response.Content.ToMemory().Span);
        }
        else
        {
            reader.ReadEvents(await ReadAsync(response, message.CancellationToken).ConfigureAwait(false));
        }
    }

    // The flow control has the whole reply in memory already: events are read here once more, and given on from their start.
    private static async Task<byte[]> ReadAsync(PipelineResponse response, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await response.ContentStream!.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        await response.ContentStream.DisposeAsync().ConfigureAwait(false);
        var body = copy.ToArray();
        // The package takes a bare MemoryStream for a reply that was not streamed, and wants it unread at its end.
        response.ContentStream = new BufferedStream(new MemoryStream(body));
        return body;
    }
}
