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

    // Enough for every multiprocessor to have loads of several groups under way.
    private const int GroupsPerProcessor = 4;

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
        var groups = call.Sequences * call.KeyValueHeads * chunks;
        var splits = Math.Min(Ceiling(processors * GroupsPerProcessor, groups), Ceiling(call.MostTokens, LeastSplitTokens));
        return new DecodeGrid(splits, chunks, Ceiling(pairs, chunks));
    }

    /// <summary>The most parts of query heads that <see cref="Of"/> ever splits a step into.</summary>
    /// <param name="processors">The GPU's multiprocessors.</param>
    public static int MostParts(int processors) => 2 * processors * GroupsPerProcessor * 2 * MostPairs;

    private static int Ceiling(int value, int of) => (value + of - 1) / of;
}
