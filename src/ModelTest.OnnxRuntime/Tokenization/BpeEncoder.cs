using System.Buffers;
using System.Text;
using ModelTest.OnnxRuntime.Protos.SentencePiece;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>
/// SentencePiece's BPE: of all neighbouring symbols whose joined text is a piece the two with the highest score are merged, the leftmost first
/// when scores are equal, until none is left (Kudo and Richardson 2018; the order of ties is that of bpe_model.cc).
/// </summary>
internal sealed class BpeEncoder
{
    private readonly PieceVocabulary vocabulary;
    private readonly SymbolTable symbols;
    private readonly MergeTable merges;
    private readonly NeighbourFilter filter;
    private readonly TextMatcher userDefined;
    private readonly TextNormalizer normalizer;

    public BpeEncoder(PieceVocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        symbols = new SymbolTable(vocabulary);
        merges = new MergeTable(vocabulary, symbols);
        filter = new NeighbourFilter(vocabulary.Mergeable.Keys, symbols.Of);
        userDefined = new TextMatcher(vocabulary.UserDefined.Select(text => (text, vocabulary.Mergeable[text])));
        normalizer = new TextNormalizer(vocabulary, userDefined);
    }

    /// <summary>Appends the ids of a text.</summary>
    /// <param name="text">The text; lone surrogates count as U+FFFD.</param>
    /// <param name="prefix">Whether the model's dummy prefix is put in front, if it has one.</param>
    /// <param name="ids">Gets the ids.</param>
    public void Encode(ReadOnlySpan<char> text, bool prefix, List<int> ids)
    {
        var first = ids.Count;
        prefix &= vocabulary.AddDummyPrefix;
        if (prefix || normalizer.ChangesText)
        {
            text = normalizer.Apply(text, prefix);
        }
        var buffer = ArrayPool<int>.Shared.Rent(text.Length);
        try
        {
            var all = buffer.AsSpan(0, ToSymbols(text, buffer));
            if (merges.MakesUnused)
            {
                EncodeWithUnused(all, ids, first);
            }
            else
            {
                EncodeInChunks(all, ids, first);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(buffer);
        }
    }

    private int ToSymbols(ReadOnlySpan<char> text, Span<int> result)
    {
        var count = 0;
        while (userDefined.TryFind(text, out var start, out var match))
        {
            count += CharactersToSymbols(text[..start], result[count..]);
            result[count++] = SymbolTable.Frozen + match.Id;
            text = text[(start + match.Text.Length)..];
        }
        return count + CharactersToSymbols(text, result[count..]);
    }

    private int CharactersToSymbols(ReadOnlySpan<char> text, Span<int> result)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                result[count++] = symbols.Of(text[i]);
                continue;
            }
            // gives U+FFFD for a lone surrogate
            _ = Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            result[count++] = symbols.Of(rune);
            i += length - 1;
        }
        return count;
    }

    private void EncodeInChunks(Span<int> all, List<int> ids, int first)
    {
        foreach (var symbol in all[..ChunkMerger.Run(merges, filter, all)])
        {
            Append(symbol, ids, first);
        }
    }

    // Merges that make UNUSED pieces are undone by what was seen anywhere in the text, so it cannot be cut.
    private void EncodeWithUnused(Span<int> all, List<int> ids, int first)
    {
        var splits = new Dictionary<int, (int Left, int Right)>();
        var count = LongMerger.Run(merges, all, splits);
        foreach (var symbol in all[..count])
        {
            Split(symbol);
        }

        void Split(int symbol)
        {
            if (symbols.Piece(symbol, out _) is { } id && vocabulary.Types[id] is VocabularyPiece.Types.Type.Unused
                && splits.TryGetValue(id, out var parts))
            {
                Split(parts.Left);
                Split(parts.Right);
                return;
            }
            Append(symbol, ids, first);
        }
    }

    private void Append(int symbol, List<int> ids, int first)
    {
        if (symbols.Piece(symbol, out var character) is { } id)
        {
            ids.Add(id);
        }
        else if (vocabulary.ByteIds is { } bytes)
        {
            Span<byte> utf8 = stackalloc byte[4];
            foreach (var value in utf8[..character.EncodeToUtf8(utf8)])
            {
                ids.Add(bytes[value]);
            }
        }
        // without byte fallback a run of unknown characters is one token
        else if (ids.Count == first || ids[^1] != vocabulary.UnknownId)
        {
            ids.Add(vocabulary.UnknownId);
        }
    }
}
