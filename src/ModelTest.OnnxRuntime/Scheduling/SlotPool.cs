namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Free slots of the key-value cache. Freed slots are given out first, so that untouched memory stays untouched.</summary>
internal sealed class SlotPool(int size)
{
    private readonly Stack<int> freed = new();
    private int untouched;

    /// <summary>All slots.</summary>
    public int Size => size;

    /// <summary>Slots not given out.</summary>
    public int Free => size - untouched + freed.Count;

    /// <summary>Appends slots to a list.</summary>
    /// <param name="count">At most <see cref="Free"/>.</param>
    /// <param name="target">The list.</param>
    public void Take(int count, List<int> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Free);
        for (var i = 0; i < count; i++)
        {
            target.Add(freed.TryPop(out var slot) ? slot : untouched++);
        }
    }

    /// <summary>Gives slots back.</summary>
    public void Return(ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            freed.Push(slot);
        }
    }
}
