namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Writes SentencePiece's sign as a blank again, and drops it in the first token where encoding may have put it there.</summary>
internal sealed class MetaspaceDecoder(char replacement, bool drops) : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens) => tokens.Select((token, i) =>
        i == 0 && drops ? token.Replace(replacement.ToString(), "", StringComparison.Ordinal) : token.Replace(replacement, ' '));
}
