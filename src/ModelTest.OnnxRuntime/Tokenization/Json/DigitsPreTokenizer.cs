using System.Globalization;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Sets digits and other numerals apart, each or a run of them.</summary>
/// <param name="individual">Whether each is a piece of its own.</param>
internal sealed class DigitsPreTokenizer(bool individual) : IPreTokenizer
{
    /// <inheritdoc/>
    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text;
        var (start, at) = (0, 0);
        bool? before = null;
        foreach (var rune in text.Span.EnumerateRunes())
        {
            var isNumber = Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            if (before is { } last && (last != isNumber || (isNumber && individual)))
            {
                parts.Add(new Piece(text[start..at], piece.IsFirst && start == 0));
                start = at;
            }
            before = isNumber;
            at += rune.Utf16SequenceLength;
        }
        parts.Add(new Piece(text[start..], piece.IsFirst && start == 0));
    }
}
