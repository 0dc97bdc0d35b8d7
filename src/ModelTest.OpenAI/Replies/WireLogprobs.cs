namespace ModelTest.OpenAI.Replies;

/// <summary>Log-probabilities in either API's form.</summary>
internal sealed record WireLogprobs
{
    /// <summary>The tokens' texts.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>ln p of each token; null for the first of a prompt.</summary>
    public IReadOnlyList<double?>? TokenLogprobs { get; init; }

    /// <summary>Where each token begins in the text.</summary>
    public IReadOnlyList<int>? TextOffset { get; init; }

    /// <summary>The likeliest tokens at each place.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>?>? TopLogprobs { get; init; }

    /// <summary>Chats, and llama.cpp's completions: an object per token.</summary>
    public IReadOnlyList<WireToken>? Content { get; init; }
}
