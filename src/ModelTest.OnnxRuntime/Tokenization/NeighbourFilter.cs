using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>
/// Tells where a text can be cut without changing its tokens: between two characters that stand side by side in no piece, no merge
/// can ever cross. A bitmap of hashes, so that 'may merge' can be wrong but 'cannot merge' never is.
/// </summary>
internal sealed class NeighbourFilter
{
    // 128 KiB: stays in the second-level cache; a vocabulary of 92,544 pieces fills a few per cent of it.
    private const int Bits = 20;

    private readonly uint[] map = new uint[1 << (Bits - 5)];

    /// <summary>A filter.</summary>
    /// <param name="pieces">All texts that merging can make.</param>
    /// <param name="symbolOf">The symbol of a character.</param>
    public NeighbourFilter(IEnumerable<string> pieces, Func<Rune, int> symbolOf)
    {
        foreach (var text in pieces)
        {
            var previous = -1;
            foreach (var rune in text.EnumerateRunes())
            {
                var symbol = symbolOf(rune);
                if (previous >= 0)
                {
                    var bit = Hash(previous, symbol);
                    map[bit >> 5] |= 1u << (int)(bit & 31);
                }
                previous = symbol;
            }
        }
    }

    /// <summary>Whether a merge may cross the border between two characters' symbols.</summary>
    public bool MayMerge(int left, int right)
    {
        var bit = Hash(left, right);
        return (map[bit >> 5] >> (int)(bit & 31) & 1) != 0;
    }

    private static uint Hash(int left, int right) => (uint)((((ulong)(uint)left << 32) | (uint)right) * 0xD6E8FEB86659FD93UL >> (64 - Bits));
}
