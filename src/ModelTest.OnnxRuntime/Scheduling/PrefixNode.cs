namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A run of tokens in the prefix tree, with the cache blocks of their keys and values.</summary>
/// <remarks>
/// A run begins at a block's first row. Only a leaf may end inside a block; the rows behind its tokens belong to the one sequence that fills them.
/// </remarks>
internal sealed class PrefixNode(PrefixNode? parent, int[] tokens, int[] blocks)
{
    // In the order of their tokens: those that share the most are neighbours.
    private readonly List<PrefixNode> children = [];

    public PrefixNode? Parent { get; private set; } = parent;

    public int[] Tokens { get; private set; } = tokens;

    public int[] Blocks { get; private set; } = blocks;

    public IReadOnlyList<PrefixNode> Children => children;

    /// <summary>Sequences that use this node, directly or through a descendant.</summary>
    public int Users { get; set; }

    /// <summary>When it was last matched, in the tree's own count.</summary>
    public long LastUse { get; set; }

    /// <summary>The step that computes the last of its tokens: in later ones its rows can be copied.</summary>
    public long Step { get; private set; }

    /// <summary>Where a run of tokens is or would be among the children.</summary>
    public int Place(ReadOnlySpan<int> tokens)
    {
        var (low, high) = (0, children.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Order(children[middle].Tokens, tokens) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    /// <summary>Adds a child.</summary>
    public PrefixNode Add(int[] tokens, int[] blocks, long step)
    {
        var child = new PrefixNode(this, tokens, blocks) { Step = step };
        children.Insert(Place(tokens), child);
        return child;
    }

    /// <summary>Lengthens a leaf.</summary>
    public void Grow(ReadOnlySpan<int> tokens, ReadOnlySpan<int> blocks, long step)
    {
        var parent = Parent!;
        parent.children.Remove(this);
        (Tokens, Blocks, Step) = ([.. Tokens, .. tokens], [.. Blocks, .. blocks], step);
        parent.children.Insert(parent.Place(Tokens), this);
    }

    /// <summary>Cuts the node in two. The lower part stays the same object: sequences that use it hold it.</summary>
    /// <param name="tokens">How many tokens the upper part gets: whole blocks.</param>
    /// <param name="blocks">The blocks that hold them.</param>
    /// <returns>The upper part.</returns>
    public PrefixNode Split(int tokens, int blocks)
    {
        var parent = Parent!;
        var upper = new PrefixNode(parent, Tokens[..tokens], Blocks[..blocks]) { Users = Users, LastUse = LastUse, Step = Step };
        // Not in this one's place: a sibling may begin with the same tokens and come before the longer run.
        parent.children.Remove(this);
        parent.children.Insert(parent.Place(upper.Tokens), upper);
        (Parent, Tokens, Blocks) = (upper, Tokens[tokens..], Blocks[blocks..]);
        upper.children.Add(this);
        return upper;
    }

    /// <summary>Takes the node out of the tree.</summary>
    public void Detach() => Parent!.children.Remove(this);

    private static int Order(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var common = a.CommonPrefixLength(b);
        return common < a.Length && common < b.Length ? a[common].CompareTo(b[common]) : a.Length.CompareTo(b.Length);
    }
}
