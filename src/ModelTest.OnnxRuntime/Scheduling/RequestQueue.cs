namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Sequences that wait for their turn, in the order of their tokens: neighbours share prefixes, so walking along the order is a walk
/// through the prefix tree and needs each shared prefix in a cache only once. Used by callers and by the workers of all devices.
/// </summary>
internal sealed class RequestQueue
{
    private readonly object gate = new();
    private readonly SortedSet<QueueEntry> entries = [];
    private long arrivals;
    private bool stopped;
    private Exception? broken;

    /// <summary>Sequences that wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Why nothing runs any more: the queue was stopped, or a device failed; null while it runs.</summary>
    public Exception? Ended
    {
        get
        {
            lock (gate)
            {
                return broken ?? (stopped ? new ObjectDisposedException(nameof(Scheduler)) : null);
            }
        }
    }

    /// <summary>Adds sequences, together, so that they can share; they fail at once where nothing can run any more.</summary>
    /// <exception cref="ObjectDisposedException">The queue is stopped.</exception>
    public void Add(params IReadOnlyList<Sequence> added)
    {
        Exception? error;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stopped, typeof(Scheduler));
            error = broken;
            if (error is null)
            {
                foreach (var sequence in added)
                {
                    sequence.Arrival = arrivals++;
                    entries.Add(new QueueEntry(sequence));
                }
                Monitor.PulseAll(gate);
            }
        }
        if (error is not null)
        {
            Fail(added, error);
        }
    }

    /// <summary>Waits until there is something to take, or the queue is stopped or broken.</summary>
    public void Wait()
    {
        lock (gate)
        {
            while (entries.Count == 0 && Ended is null)
            {
                Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Takes the sequence behind a place in the order; behind the last one comes the first. Null when none waits.</summary>
    public QueueEntry? TakeAfter(QueueEntry place)
    {
        lock (gate)
        {
            if (entries.Max is not { } end)
            {
                return null;
            }
            return Take((place.CompareTo(end) > 0 ? null : entries.GetViewBetween(place, end).Min) ?? entries.Min);
        }
    }

    /// <summary>Takes the sequence at a fraction of the order. Null when none waits.</summary>
    /// <param name="fraction">From 0, the first, to below 1.</param>
    public QueueEntry? TakeAt(double fraction)
    {
        lock (gate)
        {
            return Take(entries.Skip((int)(entries.Count * fraction)).FirstOrDefault());
        }
    }

    /// <summary>Takes those that a function chooses of all that wait.</summary>
    /// <param name="choose">Is given them in order; must not come back to the queue.</param>
    public IReadOnlyList<Sequence> Take(Func<IEnumerable<Sequence>, IReadOnlyList<Sequence>> choose)
    {
        lock (gate)
        {
            var chosen = choose(entries.Select(e => e.Sequence));
            if (chosen.Count > 0)
            {
                var taken = chosen.ToHashSet();
                entries.RemoveWhere(e => taken.Contains(e.Sequence));
            }
            return chosen;
        }
    }

    /// <summary>Puts a sequence back that was taken.</summary>
    public void PutBack(Sequence sequence)
    {
        lock (gate)
        {
            if (Ended is null)
            {
                entries.Add(new QueueEntry(sequence));
                Monitor.PulseAll(gate);
                return;
            }
        }
        sequence.Fail(Ended);
    }

    /// <summary>Removes the sequences given up by their callers.</summary>
    public List<Sequence> TakeCancelled()
    {
        lock (gate)
        {
            var cancelled = entries.Where(e => e.Sequence.Cancellation.IsCancellationRequested).ToList();
            entries.ExceptWith(cancelled);
            return cancelled.ConvertAll(e => e.Sequence);
        }
    }

    /// <summary>Fails all that wait and all that come, with the first error.</summary>
    public void Break(Exception error)
    {
        List<Sequence> all;
        lock (gate)
        {
            broken ??= error;
            all = TakeAll();
        }
        Fail(all, error);
    }

    /// <summary>Takes no more; what waits fails.</summary>
    /// <returns>False when it was stopped before.</returns>
    public bool Stop()
    {
        List<Sequence> all;
        lock (gate)
        {
            if (stopped)
            {
                return false;
            }
            stopped = true;
            all = TakeAll();
        }
        Fail(all, new ObjectDisposedException(nameof(Scheduler)));
        return true;
    }

    private QueueEntry? Take(QueueEntry? entry)
    {
        if (entry is not null)
        {
            entries.Remove(entry);
        }
        return entry;
    }

    private List<Sequence> TakeAll()
    {
        List<Sequence> all = [.. entries.Select(e => e.Sequence)];
        entries.Clear();
        Monitor.PulseAll(gate);
        return all;
    }

    private static void Fail(IReadOnlyList<Sequence> failed, Exception error)
    {
        foreach (var sequence in failed)
        {
            sequence.Fail(error);
        }
    }
}
