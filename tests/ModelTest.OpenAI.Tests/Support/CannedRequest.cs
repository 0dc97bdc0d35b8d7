namespace ModelTest.OpenAI.Tests.Support;

/// <summary>A request that came.</summary>
internal sealed record CannedRequest(string Path, string Body, string Authorization)
{
    /// <summary>Whether it asks for log-probabilities, as the engine does when it opens a model.</summary>
    public bool IsProbe => Body.Contains("logprobs", StringComparison.Ordinal);
}
