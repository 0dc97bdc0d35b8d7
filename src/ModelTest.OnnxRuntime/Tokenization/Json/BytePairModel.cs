using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// Byte pair encoding with a list of merges (Sennrich et al. 2016): of all neighbours that merge the pair that is first in the list is merged,
/// the leftmost where it occurs twice, until none is left.
/// </summary>
internal sealed class BytePairModel
{
    // What is longer seldom comes again; and so many words are a few megabytes.
    private const int LongestKept = 40;
    private const int MostKept = 1 << 16;

    private readonly BytePairOptions options;
    private readonly ConcurrentDictionary<string, int[]> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byText;
    private readonly MergeTable merges;
    private readonly NeighbourFilter? filter;
    private readonly int[] basic = new int[1 << 16];
    private readonly Dictionary<int, int> astral = [];
    private readonly int[] ofByte = new int[256];
    private readonly int unknown = -1;
    private long keptCount;

    /// <summary>A model.</summary>
    /// <param name="vocabulary">Ids by text.</param>
    /// <param name="pairs">Pairs of ids and the id of their join, the first to be merged first.</param>
    /// <param name="options">How words become symbols.</param>
    public BytePairModel(Dictionary<string, int> vocabulary, IReadOnlyList<(int Left, int Right, int Piece)> pairs, BytePairOptions options)
    {
        this.options = options;
        byText = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        merges = new MergeTable(pairs);
        Array.Fill(basic, -1);
        foreach (var (text, id) in vocabulary)
        {
            if (text.Length > 0 && Rune.TryGetRuneAt(text, 0, out var rune) && rune.Utf16SequenceLength == text.Length)
            {
                _ = rune.IsBmp ? basic[rune.Value] = id : astral[rune.Value] = id;
            }
        }
        for (var value = 0; value < ofByte.Length; value++)
        {
            var name = options.IsByteLevel ? ByteAlphabet.Char((byte)value).ToString() : string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");
            ofByte[value] = vocabulary.TryGetValue(name, out var id) ? id : -1;
        }
        unknown = options.Unknown is { } unknownText && vocabulary.TryGetValue(unknownText, out var unknownId) ? unknownId : -1;
        filter = Filter(vocabulary, pairs);
    }

    /// <summary>The id of a text, or null.</summary>
    public int? Find(string text) => byText.Dictionary.TryGetValue(text, out var id) ? id : null;

    /// <summary>Appends the ids of a word.</summary>
    /// <param name="word">The word: what no token crosses; not empty, without lone surrogates.</param>
    /// <param name="ids">Gets the ids.</param>
    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        // Benchmarks ask about the same examples again and again.
        var lookup = kept.GetAlternateLookup<ReadOnlySpan<char>>();
        if (word.Length <= LongestKept && lookup.TryGetValue(word, out var known))
        {
            ids.AddRange(known);
            return;
        }
        var first = ids.Count;
        Compute(word, ids);
        // The dictionary's own count would stop all threads.
        if (word.Length <= LongestKept && Interlocked.Increment(ref keptCount) <= MostKept)
        {
            lookup[word] = CollectionsMarshal.AsSpan(ids)[first..].ToArray();
        }
    }

    private void Compute(ReadOnlySpan<char> word, List<int> ids)
    {
        // At most four bytes for two UTF-16 units, and three for one.
        var buffer = ArrayPool<int>.Shared.Rent(word.Length * 3);
        try
        {
            if (options.IsByteLevel)
            {
                EncodeBytes(word, buffer, ids);
            }
            else if (options.IgnoresMerges && byText.TryGetValue(word, out var id))
            {
                ids.Add(id);
            }
            else
            {
                Merge(buffer.AsSpan(0, ToSymbols(word, buffer)), ids);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(buffer);
        }
    }

    private void EncodeBytes(ReadOnlySpan<char> word, int[] buffer, List<int> ids)
    {
        const int OnStack = 512;
        Span<byte> utf8 = word.Length * 3 <= OnStack ? stackalloc byte[OnStack] : new byte[word.Length * 3];
        utf8 = utf8[..Encoding.UTF8.GetBytes(word, utf8)];
        if (options.IgnoresMerges)
        {
            Span<char> text = utf8.Length <= OnStack ? stackalloc char[OnStack] : new char[utf8.Length];
            for (var i = 0; i < utf8.Length; i++)
            {
                text[i] = ByteAlphabet.Char(utf8[i]);
            }
            if (byText.TryGetValue(text[..utf8.Length], out var id))
            {
                ids.Add(id);
                return;
            }
        }
        var symbols = new SymbolWriter(buffer, unknown, options.FusesUnknown);
        foreach (var value in utf8)
        {
            symbols.Add(ofByte[value]);
        }
        Merge(buffer.AsSpan(0, symbols.Finish()), ids);
    }

    private int ToSymbols(ReadOnlySpan<char> word, int[] buffer)
    {
        var symbols = new SymbolWriter(buffer, unknown, options.FusesUnknown);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in word.EnumerateRunes())
        {
            var id = rune.IsBmp ? basic[rune.Value] : astral.GetValueOrDefault(rune.Value, -1);
            if (id < 0 && options.FallsBackToBytes)
            {
                var bytes = utf8[..rune.EncodeToUtf8(utf8)];
                if (HasAll(bytes))
                {
                    foreach (var value in bytes)
                    {
                        symbols.AddByte(ofByte[value]);
                    }
                    continue;
                }
            }
            symbols.Add(id);
        }
        return symbols.Finish();
    }

    private bool HasAll(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (ofByte[value] < 0)
            {
                return false;
            }
        }
        return true;
    }

    private void Merge(Span<int> all, List<int> ids) => ids.AddRange(all[..ChunkMerger.Run(merges, filter, all)]);

    // Only where every merged text is made of characters: the filter looks at those.
    private NeighbourFilter? Filter(Dictionary<string, int> texts, IReadOnlyList<(int Left, int Right, int Piece)> pairs)
    {
        var merged = pairs.Select(p => p.Piece).ToHashSet();
        var special = options.IsByteLevel ? [] : ofByte.Append(unknown).Where(id => id >= 0).ToHashSet();
        if (options.IsByteLevel || pairs.Any(p => special.Contains(p.Left) || special.Contains(p.Right)))
        {
            // Words of a byte-level tokenizer are short already.
            return null;
        }
        return new NeighbourFilter(
            texts.Where(t => merged.Contains(t.Value)).Select(t => t.Key), rune => rune.IsBmp ? basic[rune.Value] : astral.GetValueOrDefault(rune.Value, -1));
    }
}
