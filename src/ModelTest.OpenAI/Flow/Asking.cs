namespace ModelTest.OpenAI.Flow;

/// <summary>One request of a caller, over all its attempts.</summary>
/// <param name="request">The request.</param>
/// <param name="caller">Cancelled when the caller gives up.</param>
internal sealed class Asking(HttpRequestMessage request, CancellationToken caller)
{
    /// <summary>The request.</summary>
    public HttpRequestMessage Request => request;

    /// <summary>Cancelled when the caller gives up.</summary>
    public CancellationToken Caller => caller;

    /// <summary>What its sender says of it, or null.</summary>
    public FlowRequest? Flow { get; } = request.Options.TryGetValue(FlowRequest.Key, out var flow) ? flow : null;

    /// <summary>Attempts that met a server, or broke.</summary>
    public int Attempts { get; set; }
}
