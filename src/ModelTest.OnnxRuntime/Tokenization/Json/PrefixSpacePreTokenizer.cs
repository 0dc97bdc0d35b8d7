namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Puts a blank in front of a piece that does not begin with one: the <c>add_prefix_space</c> of ByteLevel.</summary>
internal sealed class PrefixSpacePreTokenizer : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> parts) =>
        parts.Add(piece.Text.Span[0] == ' ' ? piece : piece with { Text = (" " + piece.Text.ToString()).AsMemory() });
}
