using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>Memory that a model needs on a GPU, in bytes.</summary>
/// <param name="Weights">Its weights, in 16 bits.</param>
/// <param name="Workspace">What a step of the largest size takes beside them.</param>
/// <param name="LeastCache">Keys and values of one prompt of the full context.</param>
internal sealed record CudaNeeds(long Weights, long Workspace, long LeastCache)
{
    private const int Element = sizeof(ushort);

    // The matrix library's workspaces, the kernels and the fragments of the arena.
    private const long Margin = 512L << 20;

    // A copy of a block's rows in all layers has a layer's cache as its stride, which CUDA limits to 2^31 - 1 bytes.
    private const long LargestLayerCache = int.MaxValue;

    // Left to others that share the GPU, and to what fragments.
    private const double Share = 0.95;

    /// <summary>What a checkpoint needs.</summary>
    /// <param name="config">Its sizes.</param>
    /// <param name="options">Limits of a step.</param>
    /// <param name="context">Tokens of the longest prompt.</param>
    /// <param name="decodeRows">The most rows of a step that has a session of its own.</param>
    public static CudaNeeds Of(ModelConfig config, SchedulerOptions options, int context, int decodeRows = 0)
    {
        var layer = (long)config.Heads * config.HeadDim;
        var packed = layer + (2L * config.KeyValueHeads * config.HeadDim);
        var weights = ((long)config.VocabularySize * config.HiddenSize * (config.TieWordEmbeddings ? 1 : 2))
            + (config.Layers * (config.HiddenSize * (packed + layer + (3L * config.IntermediateSize) + 2)));
        // Alive at once in a layer: residual and norm, queries and keys before and after rotation; the gate, and in 32 bits before and after its
        // activation, up and the product.
        var perToken = (6L * config.HiddenSize) + (3 * packed) + (7L * config.IntermediateSize);
        // Logits in 16 bits, widened, and their log-softmax.
        var perRow = (long)config.VocabularySize * (Element + sizeof(float) + sizeof(float));
        var rotary = 2L * config.MaxPositions * config.HeadDim * Element;
        return new CudaNeeds(
            weights * Element,
            (options.TokenBudget * perToken * Element) + ((options.MaxRows + decodeRows) * perRow) + rotary + Margin,
            context * config.CacheSizePerToken * Element);
    }

    /// <summary>Blocks of a cache that fills what is free.</summary>
    /// <param name="freeBytes">Free memory, the weights being loaded.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="options">The block's size.</param>
    /// <param name="mebibytes">The memory it may take; 0 for all there is.</param>
    /// <returns>The blocks; 0 or less when there is no room.</returns>
    public int Blocks(long freeBytes, ModelConfig config, SchedulerOptions options, int mebibytes)
    {
        var room = (long)((freeBytes - Workspace) * Share);
        var bytes = mebibytes > 0 ? Math.Min((long)mebibytes << 20, room) : room;
        var perBlock = config.CacheSizePerToken * Element * options.BlockSize;
        var most = LargestLayerCache / ((long)config.KeyValueHeads * config.HeadDim * Element * options.BlockSize);
        // One block more is for what nobody reads.
        return (int)(Math.Min(bytes / perBlock, most) - 1);
    }

    /// <summary>The MiB of cache that hold one prompt of the full context.</summary>
    public int LeastMebibytes(ModelConfig config, SchedulerOptions options)
    {
        var perBlock = config.CacheSizePerToken * Element * options.BlockSize;
        var blocks = ((LeastCache + perBlock - 1) / perBlock) + 1;
        return (int)(((blocks * perBlock) + (1 << 20) - 1) >> 20);
    }
}
