namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Merges a few symbols: looks for the best pair by going through all, which for up to <see cref="MaxLength"/> beats a heap.</summary>
internal static class ShortMerger
{
    /// <summary>The most symbols.</summary>
    public const int MaxLength = 48;

    /// <summary>Merges in place.</summary>
    /// <param name="table">The merges.</param>
    /// <param name="symbols">At most <see cref="MaxLength"/> symbols.</param>
    /// <returns>How many symbols are left, at the front of <paramref name="symbols"/>.</returns>
    public static int Run(MergeTable table, Span<int> symbols)
    {
        var count = symbols.Length;
        // pieces[i] and ranks[i]: what symbols i and i + 1 merge to
        Span<int> pieces = stackalloc int[MaxLength];
        Span<int> ranks = stackalloc int[MaxLength];
        for (var i = 0; i + 1 < count; i++)
        {
            (pieces[i], ranks[i]) = table.Find(symbols[i], symbols[i + 1]);
        }
        while (count > 1)
        {
            var best = 0;
            for (var i = 1; i + 1 < count; i++)
            {
                // strictly less: of equal merges the leftmost is done first
                if (ranks[i] < ranks[best])
                {
                    best = i;
                }
            }
            if (ranks[best] == Merge.None)
            {
                break;
            }
            symbols[best] = pieces[best];
            symbols[(best + 2)..count].CopyTo(symbols[(best + 1)..]);
            count--;
            pieces[(best + 1)..count].CopyTo(pieces[best..]);
            ranks[(best + 1)..count].CopyTo(ranks[best..]);
            if (best > 0)
            {
                (pieces[best - 1], ranks[best - 1]) = table.Find(symbols[best - 1], symbols[best]);
            }
            if (best + 1 < count)
            {
                (pieces[best], ranks[best]) = table.Find(symbols[best], symbols[best + 1]);
            }
        }
        return count;
    }
}
