using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Cuts a text at the matches of an expression, which are pieces too or are dropped.</summary>
/// <param name="expression">The expression, as <see cref="ExpressionTranslator"/> gives it.</param>
/// <param name="keep">Whether matches are pieces; otherwise they are dropped.</param>
internal sealed class SplitPreTokenizer(Regex expression, bool keep) : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text;
        if (!text.Span.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            Split(text.Span, piece, places: default, parts);
            return;
        }
        // .NET's expressions see halves of the characters beyond U+FFFF, so each is looked at as another one of its category.
        var standIns = ArrayPool<char>.Shared.Rent(text.Length);
        var places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        try
        {
            var (count, at) = (0, 0);
            foreach (var rune in text.Span.EnumerateRunes())
            {
                places[count] = at;
                standIns[count++] = StandIns.Of(rune);
                at += rune.Utf16SequenceLength;
            }
            places[count] = at;
            Split(standIns.AsSpan(0, count), piece, places, parts);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(standIns);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private void Split(ReadOnlySpan<char> text, Piece piece, ReadOnlySpan<int> places, List<Piece> parts)
    {
        var end = 0;
        foreach (var match in expression.EnumerateMatches(text))
        {
            Add(end, match.Index, places);
            end = match.Index + match.Length;
            if (keep)
            {
                Add(match.Index, end, places);
            }
        }
        Add(end, text.Length, places);

        void Add(int from, int to, ReadOnlySpan<int> real)
        {
            if (to > from)
            {
                var (first, last) = real.IsEmpty ? (from, to) : (real[from], real[to]);
                parts.Add(new Piece(piece.Text[first..last], piece.IsFirst && first == 0));
            }
        }
    }
}
