namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Replaces a text in each token.</summary>
internal sealed class ReplaceDecoder(string pattern, string content) : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens) => tokens.Select(t => t.Replace(pattern, content, StringComparison.Ordinal));
}
