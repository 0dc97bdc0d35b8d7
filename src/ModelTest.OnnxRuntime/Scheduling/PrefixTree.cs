namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// The token sequences whose keys and values are in the cache, as a radix tree (RadixAttention, arXiv:2312.07104): what two prompts share
/// is there once. Whole blocks are shared in place; the rows of a block that only begins alike are copied, so that sharing is exact to the
/// token at any block size. Nodes in use stay; others are evicted, the least recently used first.
/// </summary>
internal sealed class PrefixTree(BlockPool pool)
{
    private readonly PrefixNode root = new(null, [], []);
    private long clock;

    /// <summary>Blocks in the tree.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the longest prefix in the tree, and marks its path as used.</summary>
    /// <param name="tokens">The tokens to look for.</param>
    /// <param name="blocks">The shared blocks are appended here.</param>
    /// <param name="step">The step in the making: what it computes itself cannot be copied yet.</param>
    public PrefixMatch Match(ReadOnlySpan<int> tokens, List<int> blocks, long step)
    {
        var node = root;
        clock++;
        Use(node);
        while (!tokens.IsEmpty && Nearest(node, tokens) is { Common: >= 1 } nearest)
        {
            var (child, common) = nearest;
            var whole = common - (common % pool.BlockSize);
            if (whole == 0)
            {
                break;
            }
            if (whole < child.Tokens.Length)
            {
                child = child.Split(whole, whole / pool.BlockSize);
            }
            blocks.AddRange(child.Blocks);
            Use(child);
            tokens = tokens[whole..];
            node = child;
        }
        return Partial(node, tokens, step);
    }

    /// <summary>Adds tokens behind a node in use; the tree owns their blocks from now on.</summary>
    /// <param name="node">The node: one of whole blocks, or the caller's own leaf, which grows.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="blocks">The blocks that begin with them, without the one that the leaf has begun.</param>
    /// <param name="step">The step that computes them.</param>
    /// <returns>The node that ends with them, in use; null when the tree has these tokens already and the blocks stay the caller's.</returns>
    public PrefixNode? Extend(PrefixNode node, ReadOnlySpan<int> tokens, ReadOnlySpan<int> blocks, long step)
    {
        if (node.Tokens.Length % pool.BlockSize != 0)
        {
            node.Grow(tokens, blocks, step);
            Count += blocks.Length;
            return node;
        }
        // What a sibling has of the first block is there already.
        if (Nearest(node, tokens).Common >= Math.Min(tokens.Length, pool.BlockSize))
        {
            return null;
        }
        var child = node.Add(tokens.ToArray(), blocks.ToArray(), step);
        Use(child);
        Count += blocks.Length;
        return child;
    }

    /// <summary>Ends the use of a node's path.</summary>
    public static void Release(PrefixNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            node.Users--;
        }
    }

    /// <summary>Evicts unused nodes until at least this many blocks are free, as far as possible.</summary>
    public void Evict(int wanted)
    {
        var leaves = new PriorityQueue<PrefixNode, long>();
        Collect(root, leaves);
        while (pool.Free < wanted && leaves.TryDequeue(out var leaf, out _))
        {
            pool.Return(leaf.Blocks);
            Count -= leaf.Blocks.Length;
            leaf.Detach();
            if (IsEvictable(leaf.Parent!))
            {
                leaves.Enqueue(leaf.Parent!, leaf.Parent!.LastUse);
            }
        }
    }

    // The child that shares the most tokens is a neighbour of their place in the order.
    private static (PrefixNode Child, int Common) Nearest(PrefixNode node, ReadOnlySpan<int> tokens)
    {
        var place = node.Place(tokens);
        var after = place < node.Children.Count ? Common(node.Children[place], tokens) : -1;
        var before = place > 0 ? Common(node.Children[place - 1], tokens) : -1;
        return after < 0 && before < 0 ? (node, 0)
            : after >= before ? (node.Children[place], after)
            : (node.Children[place - 1], before);
    }

    // No child has the whole next block: some may begin with it.
    private PrefixMatch Partial(PrefixNode node, ReadOnlySpan<int> tokens, long step)
    {
        if (pool.BlockSize == 1 || tokens.IsEmpty)
        {
            return new PrefixMatch(node, -1, 0, 0);
        }
        var (source, rows, soon) = (-1, 0, 0);
        var place = node.Place(tokens);
        for (var i = place; i < node.Children.Count && !Look(i, tokens); i++)
        {
        }
        for (var i = place - 1; i >= 0 && !Look(i, tokens); i--)
        {
        }
        return new PrefixMatch(node, source, rows, Math.Max(rows, soon));

        // True when no child further away can be better.
        bool Look(int i, ReadOnlySpan<int> wanted)
        {
            var child = node.Children[i];
            var common = Common(child, wanted);
            if (common <= rows)
            {
                return true;
            }
            if (child.Step >= step)
            {
                soon = Math.Max(soon, common);
                return false;
            }
            (source, rows) = (child.Blocks[0], common);
            child.LastUse = clock;
            return true;
        }
    }

    private static int Common(PrefixNode child, ReadOnlySpan<int> tokens) => tokens.CommonPrefixLength(child.Tokens);

    private void Use(PrefixNode node)
    {
        node.Users++;
        node.LastUse = clock;
    }

    private static bool IsEvictable(PrefixNode node) => node is { Users: 0, Children.Count: 0, Parent: not null };

    private static void Collect(PrefixNode root, PriorityQueue<PrefixNode, long> leaves)
    {
        var pending = new Stack<PrefixNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            if (IsEvictable(node))
            {
                leaves.Enqueue(node, node.LastUse);
            }
            foreach (var child in node.Children)
            {
                pending.Push(child);
            }
        }
    }
}
