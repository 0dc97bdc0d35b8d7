namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Makes one text of all tokens.</summary>
internal sealed class FuseDecoder : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens) => [string.Concat(tokens)];
}
