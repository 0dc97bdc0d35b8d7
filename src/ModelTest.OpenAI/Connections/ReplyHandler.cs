using ModelTest.OpenAI.Flow;
using ModelTest.OpenAI.Replies;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>On top of the flow control: tells it what a usable reply is, and makes errors of refusals that concern one prompt.</summary>
/// <param name="problems">Says what is wrong.</param>
/// <param name="inner">The flow control.</param>
internal sealed class ReplyHandler(ServerProblems problems, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly FlowRequest completion = new() { Check = ReplyReader.Check };

    /// <inheritdoc/>
    /// <exception cref="InputException">There is no usable answer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(FlowRequest.Key, out _) && request.RequestUri!.AbsolutePath.EndsWith("/completions", StringComparison.Ordinal))
        {
            request.Options.Set(FlowRequest.Key, completion);
        }
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            var answer = await ServerAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            throw new InputException([answer is null ? problems.TooLarge() : problems.Of(answer)]);
        }
    }
}
