using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Decides what a step computes: first what runs goes on (a decoding sequence needs one token, a long prompt its next chunk), then
/// waiting sequences are admitted while there is room. Owns the cache's slots and the prefix tree; used by one thread.
/// </summary>
/// <remarks>
/// A sequence's tokens enter the tree when they are scheduled, not when they are computed: another sequence of the same step may share
/// them, as the attention operator stores all new keys and values before it answers the first query.
/// </remarks>
internal sealed class StepPlanner
{
    private readonly SchedulerOptions options;
    private readonly SlotPool pool;
    private readonly PrefixTree tree;
    private readonly WaitingQueue waiting;
    private readonly List<Sequence> running = [];
    private StepBatch batch = new();
    private List<ScheduledSequence> scheduled = [];
    private long computedTokens;
    private long reusedTokens;
    private long preemptions;
    private int tokensLeft;
    private int rowsLeft;

    public StepPlanner(SchedulerOptions options, int slots, WaitingQueue waiting)
    {
        (this.options, this.waiting) = (options, waiting);
        pool = new SlotPool(slots);
        tree = new PrefixTree(pool);
    }

    /// <summary>Sequences that have been admitted and are not finished.</summary>
    public IReadOnlyList<Sequence> Running => running;

    /// <summary>Slots that nothing is stored in.</summary>
    public int FreeSlots => pool.Free;

    /// <summary>Slots whose tokens are kept for others to share, in use or not.</summary>
    public int SharedSlots => tree.Count;

    /// <summary>What was planned so far.</summary>
    /// <param name="steps">How many of the plans were run.</param>
    public SchedulerStatistics Statistics(long steps) => new(steps, computedTokens, reusedTokens, preemptions);

    /// <summary>Plans the next step.</summary>
    /// <returns>The batch and who is in it; an empty batch when nothing can run.</returns>
    public (StepBatch Batch, IReadOnlyList<ScheduledSequence> Scheduled) Plan()
    {
        (batch, scheduled) = (new StepBatch(), []);
        (tokensLeft, rowsLeft) = (options.TokenBudget, options.MaxLogitRows);
        var before = preemptions;
        // Preempting shortens the list from its end: who was admitted last goes first.
        for (var i = 0; i < running.Count && HasRoom; i++)
        {
            Continue(running[i]);
        }
        // A step that had to throw somebody out has no room for others: they would be the next to go.
        while (preemptions == before && HasRoom && running.Count < options.MaxBatch && waiting.Peek() is { } next && Admit(next))
        {
        }
        return (batch, scheduled);
    }

    /// <summary>Frees what a sequence holds and no other can use.</summary>
    public void Remove(Sequence sequence)
    {
        running.Remove(sequence);
        Remember(sequence, sequence.InTree);
        Release(sequence);
    }

    private bool HasRoom => tokensLeft > 0 && rowsLeft > 0;

    private bool Admit(Sequence sequence)
    {
        if (options.SharePrefixes)
        {
            var known = CollectionsMarshal.AsSpan(sequence.Tokens)[..Math.Min(sequence.ReuseLimit, sequence.Target)];
            sequence.Node = tree.Match(known, sequence.Slots);
            sequence.InTree = sequence.Slots.Count;
        }
        var reused = sequence.Slots.Count;
        // And a token for each of those that run: else they would throw this one out in the next step.
        if (!Reserve(Math.Min(sequence.Target - reused, tokensLeft) + running.Count))
        {
            Release(sequence);
            return false;
        }
        reusedTokens += reused;
        waiting.Remove(sequence);
        running.Add(sequence);
        Schedule(sequence);
        return true;
    }

    private void Continue(Sequence sequence)
    {
        var count = Math.Min(sequence.Target - sequence.Slots.Count, tokensLeft);
        while (!Reserve(count) && running[^1] != sequence)
        {
            Preempt(running[^1]);
        }
        // Alone and still without room: what fits is computed, and the rest after others have gone; the scheduler sees a step without progress.
        if (pool.Free > 0)
        {
            Schedule(sequence);
        }
    }

    private bool Reserve(int count)
    {
        if (pool.Free < count)
        {
            // More than needed, so that the tree is not walked for every token.
            tree.Evict(Math.Max(count, pool.Size / 16));
        }
        return pool.Free >= count;
    }

    private void Preempt(Sequence sequence)
    {
        preemptions++;
        running.Remove(sequence);
        Release(sequence);
        waiting.Add(sequence);
    }

    private void Release(Sequence sequence)
    {
        pool.Return(CollectionsMarshal.AsSpan(sequence.Slots)[sequence.InTree..]);
        PrefixTree.Release(sequence.Node);
        sequence.Slots.Clear();
        (sequence.Node, sequence.InTree) = (null, 0);
    }

    private void Schedule(Sequence sequence)
    {
        var first = sequence.Slots.Count;
        var rows = new List<int>();
        var end = first;
        var limit = Math.Min(sequence.Target, first + Math.Min(tokensLeft, pool.Free));
        while (end < limit && (rows.Count < rowsLeft || !sequence.WantsLogits(end)))
        {
            if (sequence.WantsLogits(end))
            {
                batch.LogitRows.Add(batch.InputIds.Count);
                rows.Add(end);
            }
            batch.InputIds.Add(sequence.Tokens[end++]);
        }
        pool.Take(end - first, sequence.Slots);
        Remember(sequence, first);
        batch.Starts.Add(batch.InputIds.Count);
        batch.Past.Add(first);
        batch.Slots.Add(sequence.Slots);
        scheduled.Add(new ScheduledSequence(sequence, rows));
        tokensLeft -= end - first;
        rowsLeft -= rows.Count;
        computedTokens += end - first;
    }

    // Gives the tree what the sequence has scheduled from a position on, as far as others may share it.
    private void Remember(Sequence sequence, int first)
    {
        var end = Math.Min(sequence.Slots.Count, sequence.Shareable);
        // Positions behind some that are the sequence's own have no place in the tree.
        if (sequence.Node is null || sequence.InTree != first || end <= first)
        {
            return;
        }
        var tokens = CollectionsMarshal.AsSpan(sequence.Tokens)[first..end].ToArray();
        var slots = CollectionsMarshal.AsSpan(sequence.Slots)[first..end].ToArray();
        if (tree.Extend(sequence.Node, tokens, slots) is { } node)
        {
            (sequence.Node, sequence.InTree) = (node, end);
        }
    }
}
