namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>
/// The token sequences whose keys and values are in the cache, as a radix tree (RadixAttention, arXiv:2312.07104): what two prompts share
/// is there once, to the token. Nodes in use stay; others are evicted, the least recently used first.
/// </summary>
internal sealed class PrefixTree(SlotPool pool)
{
    private readonly PrefixNode root = new(null, [], []);
    private long clock;

    /// <summary>Tokens in the tree.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the longest prefix in the tree, and marks its path as used.</summary>
    /// <param name="tokens">The tokens to look for.</param>
    /// <param name="slots">The slots of the prefix are appended here.</param>
    /// <returns>The deepest node; give it to <see cref="Release"/> later.</returns>
    public PrefixNode Match(ReadOnlySpan<int> tokens, List<int> slots)
    {
        var node = root;
        clock++;
        Use(node);
        while (!tokens.IsEmpty && node.Children.TryGetValue(tokens[0], out var child))
        {
            var common = tokens.CommonPrefixLength(child.Tokens);
            if (common < child.Tokens.Length)
            {
                child = Split(child, common);
            }
            slots.AddRange(child.Slots);
            Use(child);
            tokens = tokens[common..];
            node = child;
        }
        return node;
    }

    /// <summary>Adds a run of tokens below a node in use; the tree owns the slots from now on.</summary>
    /// <returns>The new node, in use, or null when the node has such a child already and the slots stay the caller's.</returns>
    public PrefixNode? Extend(PrefixNode node, int[] tokens, int[] slots)
    {
        var child = new PrefixNode(node, tokens, slots);
        if (!node.Children.TryAdd(tokens[0], child))
        {
            return null;
        }
        Use(child);
        Count += slots.Length;
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

    /// <summary>Evicts unused nodes until at least this many slots are free, as far as possible.</summary>
    public void Evict(int wanted)
    {
        var leaves = new PriorityQueue<PrefixNode, long>();
        Collect(root, leaves);
        while (pool.Free < wanted && leaves.TryDequeue(out var leaf, out _))
        {
            pool.Return(leaf.Slots);
            Count -= leaf.Slots.Length;
            var parent = leaf.Parent!;
            parent.Children.Remove(leaf.Tokens[0]);
            if (IsEvictable(parent))
            {
                leaves.Enqueue(parent, parent.LastUse);
            }
        }
    }

    private void Use(PrefixNode node)
    {
        node.Users++;
        node.LastUse = clock;
    }

    // The lower part stays the same object: sequences that use it hold it.
    private static PrefixNode Split(PrefixNode lower, int at)
    {
        var upper = new PrefixNode(lower.Parent, lower.Tokens[..at], lower.Slots[..at]) { Users = lower.Users, LastUse = lower.LastUse };
        upper.Parent!.Children[upper.Tokens[0]] = upper;
        (lower.Parent, lower.Tokens, lower.Slots) = (upper, lower.Tokens[at..], lower.Slots[at..]);
        upper.Children.Add(lower.Tokens[0], lower);
        return upper;
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
            foreach (var child in node.Children.Values)
            {
                pending.Push(child);
            }
        }
    }
}
