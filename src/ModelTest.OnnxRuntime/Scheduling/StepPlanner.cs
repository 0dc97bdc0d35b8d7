using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// Decides what a step computes: first what runs goes on (a decoding sequence needs one token, a long prompt its next chunk), then
/// waiting sequences are admitted while there is room. Owns a device's cache blocks and their prefix tree; used by one thread.
/// </summary>
/// <remarks>
/// A sequence's tokens enter the tree when they are scheduled, not when they are computed: another sequence of the same step may share
/// their blocks, as the attention operator stores all new keys and values before it answers the first query. Rows of a block can be
/// copied only when they have been computed, so a sequence that would share many of them waits for the next step.
/// </remarks>
internal sealed class StepPlanner
{
    private readonly SchedulerOptions options;
    private readonly BlockPool pool;
    private readonly PrefixTree tree;
    private readonly RequestWalk waiting;
    private readonly List<Sequence> running = [];
    private readonly List<Sequence> postponed = [];
    private StepBatch batch = new();
    private List<ScheduledSequence> scheduled = [];
    private long step;
    private long computedTokens;
    private long reusedTokens;
    private long preemptions;
    private int tokensLeft;
    private int rowsLeft;

    /// <summary>A planner with an empty cache.</summary>
    /// <param name="options">Limits of a step.</param>
    /// <param name="blocks">Blocks of the cache.</param>
    /// <param name="waiting">Where waiting sequences are taken from.</param>
    public StepPlanner(SchedulerOptions options, int blocks, RequestWalk waiting)
    {
        (this.options, this.waiting) = (options, waiting);
        pool = new BlockPool(blocks, options.BlockSize);
        tree = new PrefixTree(pool);
    }

    /// <summary>Sequences that have been admitted and are not finished.</summary>
    public IReadOnlyList<Sequence> Running => running;

    /// <summary>Sequences that were taken and wait for what others compute.</summary>
    public IReadOnlyList<Sequence> Postponed => postponed;

    /// <summary>Blocks that nothing is stored in.</summary>
    public int FreeBlocks => pool.Free;

    /// <summary>Blocks whose tokens are kept for others to share, in use or not.</summary>
    public int SharedBlocks => tree.Count;

    /// <summary>What was planned so far.</summary>
    /// <param name="steps">How many of the plans were run.</param>
    public SchedulerStatistics Statistics(long steps) => new(steps, computedTokens, reusedTokens, preemptions);

    /// <summary>The blocks of a sequence that no other may use.</summary>
    public ReadOnlySpan<int> OwnBlocks(Sequence sequence) =>
        CollectionsMarshal.AsSpan(sequence.Blocks)[Math.Min(pool.BlocksOf(sequence.InTree), sequence.Blocks.Count)..];

    /// <summary>Plans the next step.</summary>
    /// <returns>The batch and who is in it; an empty batch when nothing can run.</returns>
    public (StepBatch Batch, IReadOnlyList<ScheduledSequence> Scheduled) Plan()
    {
        (batch, scheduled) = (new StepBatch(), []);
        (tokensLeft, rowsLeft) = (options.TokenBudget, options.MaxRows);
        step++;
        var before = preemptions;
        // Preempting shortens the list from its end: who was admitted last goes first.
        for (var i = 0; i < running.Count && HasRoom; i++)
        {
            Continue(running[i]);
        }
        // A step that had to throw somebody out has no room for others: they would be the next to go.
        if (preemptions == before)
        {
            AdmitWaiting();
        }
        return (batch, scheduled);
    }

    /// <summary>Frees what a sequence holds and no other can use.</summary>
    public void Remove(Sequence sequence)
    {
        running.Remove(sequence);
        postponed.Remove(sequence);
        Remember(sequence);
        Release(sequence);
    }

    private bool HasRoom => tokensLeft > 0 && rowsLeft > 0;

    private bool MayAdmit => HasRoom && running.Count < options.MaxBatch;

    private void AdmitWaiting()
    {
        var (again, full) = (postponed.ToList(), false);
        postponed.Clear();
        foreach (var sequence in again)
        {
            full = full || !MayAdmit || !Admit(sequence);
            if (full)
            {
                postponed.Add(sequence);
            }
        }
        // Each postponed sequence is looked at again in every step, so there is a limit to them.
        while (!full && MayAdmit && postponed.Count < options.MaxBatch && waiting.Take() is { } next)
        {
            if (!Admit(next))
            {
                full = true;
                // With nothing else in the cache it will not fit later either: kept here, where nobody else finds it and whoever looks knows why.
                if (running.Count == 0)
                {
                    postponed.Add(next);
                }
                else
                {
                    waiting.PutBack(next);
                }
            }
        }
    }

    // False when there is no room. True, too, for a sequence that is postponed.
    private bool Admit(Sequence sequence)
    {
        var match = default(PrefixMatch);
        if (options.SharePrefixes)
        {
            var known = CollectionsMarshal.AsSpan(sequence.Tokens)[..Math.Min(sequence.ReuseLimit, sequence.Target)];
            match = tree.Match(known, sequence.Blocks, step);
            (sequence.Node, sequence.InTree) = (match.Node, sequence.Blocks.Count * options.BlockSize);
            if (match.RowsSoon - match.Rows >= options.WorthWaiting)
            {
                Release(sequence);
                postponed.Add(sequence);
                return true;
            }
        }
        var reused = sequence.InTree + match.Rows;
        var wanted = pool.BlocksOf(reused + Math.Min(sequence.Target - reused, tokensLeft)) - sequence.Blocks.Count;
        // And a block for each of those that run: else they would throw this one out soon.
        if (!Reserve(wanted + running.Count))
        {
            Release(sequence);
            return false;
        }
        if (match.Rows > 0)
        {
            pool.Take(1, sequence.Blocks);
            batch.Copies.Add(new BlockCopy(match.Source, sequence.Blocks[^1], match.Rows));
        }
        sequence.Cached = reused;
        reusedTokens += reused;
        running.Add(sequence);
        batch.Admits = true;
        Schedule(sequence);
        return true;
    }

    private void Continue(Sequence sequence)
    {
        var count = Math.Min(sequence.Target - sequence.Cached, tokensLeft);
        while (!Reserve(pool.BlocksOf(sequence.Cached + count) - sequence.Blocks.Count) && running[^1] != sequence)
        {
            Preempt(running[^1]);
        }
        // Alone and still without room: what fits is computed, and the rest after others have gone; the scheduler sees a step without progress.
        if (Capacity(sequence) > sequence.Cached)
        {
            Schedule(sequence);
        }
    }

    private int Capacity(Sequence sequence) => (int)Math.Min(int.MaxValue, (sequence.Blocks.Count + (long)pool.Free) * options.BlockSize);

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
        waiting.PutBack(sequence);
    }

    private void Release(Sequence sequence)
    {
        pool.Return(OwnBlocks(sequence));
        PrefixTree.Release(sequence.Node);
        sequence.Blocks.Clear();
        (sequence.Node, sequence.InTree, sequence.Cached) = (null, 0, 0);
    }

    private void Schedule(Sequence sequence)
    {
        var first = sequence.Cached;
        var rows = new List<int>();
        var end = first;
        var limit = Math.Min(Math.Min(sequence.Target, first + tokensLeft), Capacity(sequence));
        while (end < limit)
        {
            if (sequence.Wants(end) is { } request)
            {
                if (rows.Count == rowsLeft)
                {
                    break;
                }
                batch.Rows.Add(batch.InputIds.Count);
                batch.Requests.Add(request);
                rows.Add(end);
            }
            batch.InputIds.Add(sequence.Tokens[end++]);
        }
        pool.Take(pool.BlocksOf(end) - sequence.Blocks.Count, sequence.Blocks);
        sequence.Cached = end;
        if (first < sequence.Shareable)
        {
            Remember(sequence);
        }
        batch.Starts.Add(batch.InputIds.Count);
        batch.Past.Add(first);
        batch.Blocks.Add(sequence.Blocks);
        scheduled.Add(new ScheduledSequence(sequence, rows));
        tokensLeft -= end - first;
        rowsLeft -= rows.Count;
        computedTokens += end - first;
    }

    // Gives the tree what the sequence has in the cache and others may share.
    private void Remember(Sequence sequence)
    {
        var end = Math.Min(sequence.Cached, sequence.Shareable);
        if (sequence.Node is null || end <= sequence.InTree)
        {
            return;
        }
        var tokens = CollectionsMarshal.AsSpan(sequence.Tokens)[sequence.InTree..end];
        var blocks = CollectionsMarshal.AsSpan(sequence.Blocks)[pool.BlocksOf(sequence.InTree)..pool.BlocksOf(end)];
        if (tree.Extend(sequence.Node, tokens, blocks, step) is { } node)
        {
            (sequence.Node, sequence.InTree) = (node, end);
        }
    }
}
