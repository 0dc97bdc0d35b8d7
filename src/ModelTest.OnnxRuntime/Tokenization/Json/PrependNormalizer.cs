namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Puts a text in front of every text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : INormalizer
{
    /// <inheritdoc/>
    public string Apply(string text) => text.Length == 0 ? text : prefix + text;
}
