namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Added tokens by where they are looked for.</summary>
internal sealed class TokenMatchers
{
    /// <summary>Matchers for tokens.</summary>
    /// <param name="tokens">The tokens, each with whether it is looked for in normalized texts.</param>
    /// <param name="normalizer">What changes texts, and those tokens' too.</param>
    public TokenMatchers(IReadOnlyList<(AddedToken Token, bool IsNormalized)> tokens, INormalizer normalizer)
    {
        AsWritten = new AddedTokenMatcher([.. tokens.Where(t => !t.IsNormalized).Select(t => (t.Token.Content, t.Token))]);
        Normalized = new AddedTokenMatcher(
            [.. tokens.Where(t => t.IsNormalized).Select(t => (normalizer.Apply(t.Token.Content), t.Token)).DistinctBy(t => t.Item1)]);
    }

    /// <summary>Those that are found in the text as written.</summary>
    public AddedTokenMatcher AsWritten { get; }

    /// <summary>Those that are found after normalizing.</summary>
    public AddedTokenMatcher Normalized { get; }
}
