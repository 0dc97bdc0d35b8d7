namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Replaces a text by another.</summary>
internal sealed class ReplaceNormalizer(string pattern, string content) : INormalizer
{
    /// <inheritdoc/>
    public string Apply(string text) => text.Replace(pattern, content, StringComparison.Ordinal);
}
