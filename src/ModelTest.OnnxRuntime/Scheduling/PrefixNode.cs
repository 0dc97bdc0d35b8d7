namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A run of tokens in the prefix tree, with the cache slots of their keys and values.</summary>
internal sealed class PrefixNode(PrefixNode? parent, int[] tokens, int[] slots)
{
    public PrefixNode? Parent { get; set; } = parent;

    public int[] Tokens { get; set; } = tokens;

    public int[] Slots { get; set; } = slots;

    /// <summary>Children by their first token.</summary>
    public Dictionary<int, PrefixNode> Children { get; } = [];

    /// <summary>Sequences that use this node, directly or through a descendant.</summary>
    public int Users { get; set; }

    /// <summary>When it was last matched, in the tree's own count.</summary>
    public long LastUse { get; set; }
}
