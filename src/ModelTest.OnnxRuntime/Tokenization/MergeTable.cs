using ModelTest.OnnxRuntime.Protos.SentencePiece;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>All pairs of symbols that merge to a piece: an open-addressing hash table from (left, right) to (piece, rank).</summary>
internal sealed class MergeTable
{
    private readonly Entry[] entries;
    private readonly int shift;

    /// <summary>SentencePiece's: every pair that makes a piece merges, ranked by the piece's score.</summary>
    public MergeTable(PieceVocabulary vocabulary, SymbolTable symbols)
    {
        var ranks = Ranks(vocabulary);
        var pairs = Pairs(vocabulary, symbols);
        (entries, shift) = Allocate(pairs.Count);
        foreach (var (left, right, piece) in pairs)
        {
            Add(new Entry(left, right, piece, ranks[piece], Used: true));
            MakesUnused |= vocabulary.Types[piece] is VocabularyPiece.Types.Type.Unused;
        }
    }

    /// <summary>A list of merges, ranked by their order; of equal pairs the last counts.</summary>
    public MergeTable(IReadOnlyList<(int Left, int Right, int Piece)> merges)
    {
        (entries, shift) = Allocate(merges.Count);
        foreach (var (rank, (left, right, piece)) in merges.Index())
        {
            Add(new Entry(left, right, piece, rank, Used: true));
        }
    }

    /// <summary>Whether a merge can make a piece of type UNUSED, which has to be split again afterwards.</summary>
    public bool MakesUnused { get; }

    /// <summary>What two symbols merge to.</summary>
    public Merge Find(int left, int right)
    {
        ref readonly var entry = ref entries[Slot(left, right)];
        return entry.Used ? new Merge(entry.Piece, entry.Rank) : new Merge(-1, Merge.None);
    }

    private void Add(Entry entry) => entries[Slot(entry.Left, entry.Right)] = entry;

    private static (Entry[] Entries, int Shift) Allocate(int pairs)
    {
        var bits = 4;
        while (1 << bits < pairs * 2)
        {
            bits++;
        }
        return (new Entry[1 << bits], 64 - bits);
    }

    // The slot of the pair, or the free slot where it would be. At most half of the slots are used, so there is one.
    private int Slot(int left, int right)
    {
        var mask = entries.Length - 1;
        var slot = (int)((((ulong)(uint)left << 32) | (uint)right) * 0x9E3779B97F4A7C15UL >> shift);
        while (entries[slot] is { Used: true } entry && (entry.Left != left || entry.Right != right))
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    // Every way to cut a piece in two symbols.
    private static List<(int Left, int Right, int Piece)> Pairs(PieceVocabulary vocabulary, SymbolTable symbols)
    {
        var pairs = new List<(int, int, int)>(vocabulary.Pieces.Length * 2);
        var lookup = vocabulary.Mergeable.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (text, piece) in vocabulary.Mergeable)
        {
            for (var cut = 1; cut < text.Length; cut++)
            {
                if (Symbol(text.AsSpan(0, cut)) is { } left && Symbol(text.AsSpan(cut)) is { } right)
                {
                    pairs.Add((left, right, piece));
                }
            }
        }
        return pairs;

        int? Symbol(ReadOnlySpan<char> part) => symbols.Of(part, lookup.TryGetValue(part, out var id) ? id : null);
    }

    private static int[] Ranks(PieceVocabulary vocabulary)
    {
        var order = Enumerable.Range(0, vocabulary.Scores.Length).ToArray();
        var keys = Array.ConvertAll(vocabulary.Scores, score => -score);
        Array.Sort(keys, order);
        var ranks = new int[order.Length];
        for (int i = 1, rank = 0; i < order.Length; i++)
        {
            rank += keys[i] > keys[i - 1] ? 1 : 0;
            ranks[order[i]] = rank;
        }
        return ranks;
    }

    private readonly record struct Entry(int Left, int Right, int Piece, int Rank, bool Used);
}
