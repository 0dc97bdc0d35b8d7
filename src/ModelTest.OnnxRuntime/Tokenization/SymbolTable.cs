using System.Buffers;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>
/// Numbers the characters that merging starts from. A symbol is the id of a piece; or, from the number of pieces on, a character that only
/// occurs inside of pieces; or, below zero, the complement of a character that occurs in none.
/// </summary>
internal sealed class SymbolTable
{
    /// <summary>Added to the id of a user-defined piece that was found in the text: as a symbol it never merges.</summary>
    public const int Frozen = 1 << 28;

    // One entry per UTF-16 unit; 0 is 'not in any piece', so that entries are kept plus one.
    private readonly int[] basic = new int[1 << 16];
    private readonly Dictionary<int, int> astral = [];
    private readonly List<Rune> bare = [];
    private readonly int pieces;

    public SymbolTable(PieceVocabulary vocabulary)
    {
        pieces = vocabulary.Pieces.Length;
        foreach (var (text, id) in vocabulary.Mergeable)
        {
            if (Rune.TryGetRuneAt(text, 0, out var rune) && rune.Utf16SequenceLength == text.Length)
            {
                Set(rune, id);
            }
        }
        foreach (var rune in vocabulary.Mergeable.Keys.SelectMany(text => text.EnumerateRunes()))
        {
            if (Of(rune) < 0)
            {
                Set(rune, pieces + bare.Count);
                bare.Add(rune);
            }
        }
        if (vocabulary.EscapeWhitespaces)
        {
            Set(new Rune(' '), Of(new Rune(PieceVocabulary.Space)));
        }
    }

    /// <summary>The symbol of a character.</summary>
    public int Of(Rune rune)
    {
        if (rune.IsBmp)
        {
            return Of((char)rune.Value);
        }
        return astral.TryGetValue(rune.Value, out var symbol) ? symbol : ~rune.Value;
    }

    /// <summary>The symbol of a character that is no surrogate.</summary>
    public int Of(char character)
    {
        var entry = basic[character];
        return entry != 0 ? DecodeEntry(entry) : ~character;
    }

    /// <summary>The symbol of a piece's text or of a character.</summary>
    /// <param name="text">One or more characters.</param>
    /// <param name="id">The piece with that text, if there is one.</param>
    /// <returns>The symbol, or null when the text can be no symbol.</returns>
    public int? Of(ReadOnlySpan<char> text, int? id)
    {
        if (id is not null)
        {
            return id;
        }
        var valid = Rune.DecodeFromUtf16(text, out var rune, out var length) is OperationStatus.Done;
        return valid && length == text.Length ? Of(rune) : null;
    }

    /// <summary>The piece of a symbol, or null with the character when there is none.</summary>
    public int? Piece(int symbol, out Rune character)
    {
        character = default;
        if (symbol >= Frozen)
        {
            return symbol - Frozen;
        }
        if (symbol >= 0 && symbol < pieces)
        {
            return symbol;
        }
        character = symbol < 0 ? new Rune(~symbol) : bare[symbol - pieces];
        return null;
    }

    // A blank may stand for a space sign that no piece has: then the entry is negative, and decoding must not shift it.
    private static int DecodeEntry(int entry) => entry > 0 ? entry - 1 : entry;

    private void Set(Rune rune, int symbol)
    {
        var entry = symbol >= 0 ? symbol + 1 : symbol;
        if (rune.IsBmp)
        {
            basic[rune.Value] = entry;
        }
        else
        {
            astral[rune.Value] = symbol;
        }
    }
}
