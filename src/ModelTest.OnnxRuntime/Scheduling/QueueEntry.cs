namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A sequence's place in the order of the queue, which stays when the sequence has left it and grows on a device.</summary>
/// <param name="sequence">The sequence, which must not be running.</param>
internal sealed class QueueEntry(Sequence sequence) : IComparable<QueueEntry>
{
    private readonly int[] tokens = [.. sequence.Tokens];

    public Sequence Sequence => sequence;

    public int CompareTo(QueueEntry? other)
    {
        ReadOnlySpan<int> a = tokens, b = other!.tokens;
        // Vectorised, unlike SequenceCompareTo for integers: prompts share hundreds of tokens.
        var common = a.CommonPrefixLength(b);
        var order = common < a.Length && common < b.Length ? a[common].CompareTo(b[common]) : a.Length.CompareTo(b.Length);
        return order != 0 ? order : sequence.Arrival.CompareTo(other.Sequence.Arrival);
    }
}
