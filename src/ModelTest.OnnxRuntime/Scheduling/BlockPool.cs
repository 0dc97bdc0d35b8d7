namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Free blocks of the key-value cache. Freed blocks are given out first, so that untouched memory stays untouched.</summary>
/// <param name="size">All blocks.</param>
/// <param name="blockSize">Tokens that a block holds, 1 or more.</param>
internal sealed class BlockPool(int size, int blockSize)
{
    private readonly Stack<int> freed = new();
    private int untouched;

    /// <summary>All blocks.</summary>
    public int Size => size;

    /// <summary>Tokens that a block holds.</summary>
    public int BlockSize => blockSize;

    /// <summary>Blocks not given out.</summary>
    public int Free => size - untouched + freed.Count;

    /// <summary>Blocks that hold this many tokens.</summary>
    public int BlocksOf(int tokens) => (tokens + blockSize - 1) / blockSize;

    /// <summary>Appends blocks to a list.</summary>
    /// <param name="count">At most <see cref="Free"/>.</param>
    /// <param name="target">The list.</param>
    public void Take(int count, List<int> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Free);
        for (var i = 0; i < count; i++)
        {
            target.Add(freed.TryPop(out var block) ? block : untouched++);
        }
    }

    /// <summary>Gives blocks back.</summary>
    public void Return(ReadOnlySpan<int> blocks)
    {
        foreach (var block in blocks)
        {
            freed.Push(block);
        }
    }
}
