namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// A device's way along the queue. Each device begins at its own part of the order and takes neighbours, so that those who share a prefix
/// meet on one device; one that reaches another's part takes what is left there, so that none idles. Nobody starves: a walk passes everyone.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="start">Where in the order the walk begins: 0, or a fraction below 1.</param>
internal sealed class RequestWalk(RequestQueue queue, double start = 0)
{
    private QueueEntry? before;
    private QueueEntry? place;

    /// <summary>Takes the next sequence; null when none waits.</summary>
    public Sequence? Take()
    {
        var next = place is null ? queue.TakeAt(start) : queue.TakeAfter(place);
        if (next is not null)
        {
            (before, place) = (place, next);
        }
        return next?.Sequence;
    }

    /// <summary>Puts a sequence back; where it is the one just taken, it comes next.</summary>
    public void PutBack(Sequence sequence)
    {
        if (sequence == place?.Sequence)
        {
            place = before;
        }
        queue.PutBack(sequence);
    }

    /// <summary>Begins again at the walk's own part.</summary>
    public void Restart() => (before, place) = (null, null);
}
