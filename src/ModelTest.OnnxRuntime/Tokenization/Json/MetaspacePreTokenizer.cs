namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Writes blanks as a character that can be seen, as SentencePiece does, and cuts in front of it.</summary>
/// <param name="replacement">The character, most often '▁'.</param>
/// <param name="prepend">Which pieces get it in front.</param>
/// <param name="split">Whether to cut.</param>
internal sealed class MetaspacePreTokenizer(char replacement, PrependScheme prepend, bool split) : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text.ToString().Replace(' ', replacement);
        if (text[0] != replacement && (prepend is PrependScheme.Always || (prepend is PrependScheme.First && piece.IsFirst)))
        {
            text = replacement + text;
        }
        var start = 0;
        for (var i = 1; split && i < text.Length; i++)
        {
            if (text[i] == replacement)
            {
                parts.Add(new Piece(text.AsMemory(start..i), piece.IsFirst && start == 0));
                start = i;
            }
        }
        parts.Add(new Piece(text.AsMemory(start), piece.IsFirst && start == 0));
    }
}
