namespace ModelTest.OnnxRuntime.Execution;

/// <summary>The new tokens of one step, of all its sequences, packed without padding.</summary>
internal sealed class StepBatch
{
    /// <summary>Token ids on the packed axis, T.</summary>
    public List<long> InputIds { get; } = [];

    /// <summary>Where each sequence's tokens begin, and T at the end: B + 1.</summary>
    public List<int> Starts { get; } = [0];

    /// <summary>Tokens of each sequence already in the cache: B.</summary>
    public List<int> Past { get; } = [];

    /// <summary>Cache blocks of each sequence's positions, old and new: B lists.</summary>
    public List<List<int>> Blocks { get; } = [];

    /// <summary>Whether a sequence is in its first step: its blocks may be such as another sequence fills in this very step.</summary>
    public bool Admits { get; set; }

    /// <summary>Rows of blocks to copy before the step is computed, in this order.</summary>
    public List<BlockCopy> Copies { get; } = [];

    /// <summary>Rows of the packed axis whose next tokens are asked about: R.</summary>
    public List<long> Rows { get; } = [];

    /// <summary>What is asked: R.</summary>
    public List<NextTokenRequest> Requests { get; } = [];
}
