namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Merges the symbols of a text piece by piece: between two symbols of which no merge can span the border, the text is cut.</summary>
internal static class ChunkMerger
{
    /// <summary>Merges in place.</summary>
    /// <param name="merges">The merges.</param>
    /// <param name="filter">Says where a merge may span; null: anywhere.</param>
    /// <param name="symbols">The symbols.</param>
    /// <returns>How many there are after merging; they are at the beginning of <paramref name="symbols"/>.</returns>
    public static int Run(MergeTable merges, NeighbourFilter? filter, Span<int> symbols)
    {
        var written = 0;
        for (int start = 0, end; start < symbols.Length; start = end)
        {
            end = start + 1;
            while (end < symbols.Length && (filter is null || filter.MayMerge(symbols[end - 1], symbols[end])))
            {
                end++;
            }
            var chunk = symbols[start..end];
            var count = chunk.Length switch
            {
                1 => 1,
                <= ShortMerger.MaxLength => ShortMerger.Run(merges, chunk),
                _ => LongMerger.Run(merges, chunk),
            };
            chunk[..count].CopyTo(symbols[written..]);
            written += count;
        }
        return written;
    }
}
