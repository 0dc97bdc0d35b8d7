using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Sequences that wait for their turn, in the order of their tokens: neighbours share prefixes, so walking round the order is a walk
/// through the prefix tree and needs each shared prefix in the cache only once. Nobody starves: the walk passes everyone.
/// </summary>
internal sealed class WaitingQueue
{
    private readonly SortedSet<Sequence> sequences = new(Comparer<Sequence>.Create(Compare));
    private Sequence? last;

    public int Count => sequences.Count;

    public void Add(Sequence sequence) => sequences.Add(sequence);

    /// <summary>All waiting sequences; the queue is empty afterwards.</summary>
    public List<Sequence> TakeAll()
    {
        List<Sequence> all = [.. sequences];
        sequences.Clear();
        return all;
    }

    /// <summary>Removes the sequences given up by their callers.</summary>
    public List<Sequence> TakeCancelled()
    {
        var cancelled = sequences.Where(s => s.Cancellation.IsCancellationRequested).ToList();
        sequences.ExceptWith(cancelled);
        return cancelled;
    }

    /// <summary>The next sequence of the walk, or null; it stays until it is removed.</summary>
    public Sequence? Peek() => sequences.Count == 0 ? null : After(last) ?? sequences.Min;

    /// <summary>Removes a sequence; the walk goes on from there.</summary>
    public void Remove(Sequence sequence)
    {
        sequences.Remove(sequence);
        last = sequence;
    }

    private Sequence? After(Sequence? place)
    {
        var end = sequences.Max!;
        return place is null || Compare(place, end) > 0 ? null : sequences.GetViewBetween(place, end).Min;
    }

    private static int Compare(Sequence? x, Sequence? y)
    {
        ReadOnlySpan<int> a = CollectionsMarshal.AsSpan(x!.Tokens), b = CollectionsMarshal.AsSpan(y!.Tokens);
        // Vectorised, unlike SequenceCompareTo for integers: prompts share hundreds of tokens.
        var common = a.CommonPrefixLength(b);
        var order = common < a.Length && common < b.Length ? a[common].CompareTo(b[common]) : a.Length.CompareTo(b.Length);
        return order != 0 ? order : x.Arrival.CompareTo(y.Arrival);
    }
}
