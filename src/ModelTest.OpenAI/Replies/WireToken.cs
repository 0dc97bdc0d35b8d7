namespace ModelTest.OpenAI.Replies;

/// <summary>A token with its log-probability.</summary>
internal sealed record WireToken
{
    /// <summary>Its text.</summary>
    public string Token { get; init; } = "";

    /// <summary>ln p.</summary>
    public double Logprob { get; init; }

    /// <summary>The likeliest tokens at its place.</summary>
    public IReadOnlyList<WireToken>? TopLogprobs { get; init; }
}
