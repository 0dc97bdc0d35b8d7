using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>Reads answers to their end and makes errors of those that are none, so that whoever asked reads good ones only.</summary>
/// <param name="problems">Says what is wrong.</param>
/// <param name="inner">Sends.</param>
internal sealed class ReplyHandler(ServerProblems problems, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    /// <exception cref="InputException">There is no answer, or it is an error.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        ServerAnswer? answer;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            answer = await ServerAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new InputException([problems.Of(e)]);
        }
        if (answer is null)
        {
            response.Dispose();
            throw new InputException([problems.TooLarge()]);
        }
        if (!answer.IsSuccess)
        {
            response.Dispose();
            throw new InputException([problems.Of(answer)]);
        }
        if (ServerWords.IsPage(answer.Body))
        {
            response.Dispose();
            throw new InputException([problems.NotJson(answer)]);
        }
        var whole = new ByteArrayContent(answer.Body);
        whole.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = whole;
        return response;
    }
}
