namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Merges any number of symbols with a heap, in O(n log n).</summary>
internal static class LongMerger
{
    /// <summary>Merges in place.</summary>
    /// <param name="table">The merges.</param>
    /// <param name="symbols">The symbols.</param>
    /// <param name="splits">
    /// If given, gets for each piece that was proposed the pair it was last proposed from: SentencePiece splits pieces of type UNUSED by that.
    /// </param>
    /// <returns>How many symbols are left, at the front of <paramref name="symbols"/>.</returns>
    public static int Run(MergeTable table, Span<int> symbols, Dictionary<int, (int Left, int Right)>? splits = null)
    {
        var next = new int[symbols.Length];
        var previous = new int[symbols.Length];
        // proposed[i]: what symbol i and the one after it merge to
        var proposed = new Merge[symbols.Length];
        var agenda = new PriorityQueue<int, long>(symbols.Length);
        for (var i = 0; i < symbols.Length; i++)
        {
            next[i] = i + 1 < symbols.Length ? i + 1 : -1;
            previous[i] = i - 1;
            proposed[i] = new Merge(-1, Merge.None);
        }
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            Propose(symbols, i);
        }
        while (agenda.TryDequeue(out var left, out var priority))
        {
            // stale when the pair has changed since; a symbol that was merged away has no proposal
            if (proposed[left].Rank != (int)(priority >> 32))
            {
                continue;
            }
            var right = next[left];
            symbols[left] = proposed[left].Piece;
            next[left] = next[right];
            proposed[left] = proposed[right] = new Merge(-1, Merge.None);
            if (next[left] >= 0)
            {
                previous[next[left]] = left;
            }
            if (previous[left] >= 0)
            {
                Propose(symbols, previous[left]);
            }
            if (next[left] >= 0)
            {
                Propose(symbols, left);
            }
        }
        var count = 0;
        for (var i = symbols.Length > 0 ? 0 : -1; i >= 0; i = next[i])
        {
            symbols[count++] = symbols[i];
        }
        return count;

        void Propose(Span<int> symbols, int left)
        {
            var (l, r) = (symbols[left], symbols[next[left]]);
            var merge = table.Find(l, r);
            proposed[left] = merge;
            if (merge.Rank != Merge.None)
            {
                agenda.Enqueue(left, ((long)merge.Rank << 32) | (uint)left);
                if (splits is not null)
                {
                    splits[merge.Piece] = (l, r);
                }
            }
        }
    }
}
