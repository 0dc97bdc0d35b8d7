namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// How the work of a decode step is spread over a GPU. A group of threads answers up to eight query heads of one key-value head, so that keys and
/// values come from memory once for these; where sequences are too few to fill the GPU, each is split into parts, whose sums are put together afterwards.
/// </summary>
/// <param name="Splits">Parts of a sequence, each of as many tokens but for the last.</param>
/// <param name="Chunks">Groups of threads that share a key-value head.</param>
/// <param name="Pairs">Pairs of query heads that a group of threads answers.</param>
internal readonly record struct DecodeGrid(int Splits, int Chunks, int Pairs)
{
    /// <summary>Threads of a warp.</summary>
    public const int Warp = 32;

    /// <summary>Warps that answer a pair of query heads, each for other tokens.</summary>
    public const int WarpsPerPair = 4;

    /// <summary>The most pairs of query heads of a group of threads.</summary>
    public const int MostPairs = 4;

    /// <summary>Tokens that a warp reads at once.</summary>
    public const int TokensAtOnce = 4;

    /// <summary>The most threads of a group.</summary>
    public const int MostThreads = Warp * WarpsPerPair * MostPairs;

    /// <summary>Warps that a multiprocessor has registers for, in groups of <see cref="WarpsPerPair"/>.</summary>
    public const int WarpsPerProcessor = 20;

    // Four rounds of a group's warps. A guess: what starting a group and putting its sum to the others costs has not been measured.
    private const int LeastSplitTokens = 64;

    /// <summary>Threads of a group.</summary>
    public int Threads => Warp * WarpsPerPair * Pairs;

    /// <summary>The grid of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="processors">The GPU's multiprocessors.</param>
    public static DecodeGrid Of(in DecodeCall call, int processors)
    {
        var pairs = Ceiling(call.Heads / call.KeyValueHeads, 2);
        var chunks = Ceiling(pairs, MostPairs);
        pairs = Ceiling(pairs, chunks);
        var groups = call.Sequences * call.KeyValueHeads * chunks;
        // As many parts as are computed at once: one more would wait for others.
        var splits = processors * WarpsPerProcessor / (WarpsPerPair * pairs) / groups;
        return new DecodeGrid(Math.Clamp(splits, 1, Ceiling(call.MostTokens, LeastSplitTokens)), chunks, pairs);
    }

    /// <summary>The most parts of query heads that <see cref="Of"/> ever splits a step into.</summary>
    /// <param name="processors">The GPU's multiprocessors.</param>
    public static int MostParts(int processors) => processors * WarpsPerProcessor / WarpsPerPair * 2;

    private static int Ceiling(int value, int of) => (value + of - 1) / of;
}
