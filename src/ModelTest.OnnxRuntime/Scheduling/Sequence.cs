using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A request as the scheduler sees it: tokens to compute, and positions whose next-token logits it wants.</summary>
internal abstract class Sequence
{
    /// <summary>Makes a sequence of the given tokens.</summary>
    /// <param name="tokens">At least one token; the sequence may add to the list.</param>
    protected Sequence(List<int> tokens) => Tokens = tokens;

    /// <summary>Prompt tokens, then those generated.</summary>
    public List<int> Tokens { get; }

    /// <summary>How many positions must be computed before the sequence can go on or end.</summary>
    public abstract int Target { get; }

    /// <summary>How many positions may be taken from the cache: logits are wanted from there on.</summary>
    public abstract int ReuseLimit { get; }

    /// <summary>How many leading positions other sequences may come to share.</summary>
    public abstract int Shareable { get; }

    /// <summary>The most tokens that the sequence may come to have.</summary>
    public virtual int MostTokens => Target;

    /// <summary>Whether the sequence has all it wants.</summary>
    public abstract bool IsFinished { get; }

    /// <summary>Gives the request up; looked at before every step.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Cache blocks of the positions scheduled so far.</summary>
    public List<int> Blocks { get; } = [];

    /// <summary>Positions that are in the cache, or will be when the step in the making has been computed.</summary>
    public int Cached { get; set; }

    /// <summary>The deepest node of the prefix tree the sequence uses; null while it waits.</summary>
    public PrefixNode? Node { get; set; }

    /// <summary>Leading positions that the tree knows; their blocks are the tree's.</summary>
    public int InTree { get; set; }

    /// <summary>Order of arrival.</summary>
    public long Arrival { get; set; }

    /// <summary>What is wanted of the token after a position; null for nothing.</summary>
    public abstract NextTokenRequest? Wants(int position);

    /// <summary>Takes what was wanted of the token after a position; positions come in ascending order.</summary>
    public abstract void Accept(int position, NextToken next);

    /// <summary>Tells the caller that the sequence is finished.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that the sequence failed.</summary>
    public abstract void Fail(Exception error);
}
