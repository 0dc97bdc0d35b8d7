using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.OnnxRuntime.Backends;

/// <summary>What the settings leave open for the CPU.</summary>
internal static class CpuDefaults
{
    // Beyond about a thousand tokens a step's matrix products gain nothing on a CPU, and its activations leave the cache.
    private const int TokenBudget = 1024;
    private const int MaxBatch = 256;
    private const long Mebibyte = 1 << 20;
    private const long CacheBytes = 512 * Mebibyte;
    private const long LogitBytes = 128 * Mebibyte;
    private const int LongPrompt = 8192;

    /// <summary>The scheduler's limits; the rows of logits by the memory they take.</summary>
    public static SchedulerOptions Scheduler(ModelSettings settings, ModelConfig config) => new()
    {
        TokenBudget = settings.TokenBudget > 0 ? settings.TokenBudget : TokenBudget,
        MaxBatch = settings.MaxBatch > 0 ? settings.MaxBatch : MaxBatch,
        MaxRows = (int)Math.Max(1, LogitBytes / (config.VocabularySize * sizeof(float))),
        SharePrefixes = settings.SharePrefixes,
    };

    /// <summary>
    /// Slots of the key-value cache: half a gigabyte of them, more where one long prompt needs it, never over a quarter of the memory.
    /// </summary>
    public static int Slots(ModelSettings settings, ModelConfig config, SchedulerOptions options)
    {
        var perToken = config.CacheSizePerToken * sizeof(float);
        if (settings.CacheMebibytes > 0)
        {
            return Count(settings.CacheMebibytes * Mebibyte);
        }
        var onePrompt = (Math.Min(config.MaxPositions, LongPrompt) + (long)options.TokenBudget) * perToken;
        return Count(Math.Min(Math.Max(CacheBytes, onePrompt), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));

        int Count(long bytes) => (int)Math.Clamp(bytes / perToken, 1, int.MaxValue / (config.KeyValueHeads * config.HeadDim));
    }

    /// <summary>The MiB of cache that this many tokens take.</summary>
    public static long Mebibytes(int tokens, ModelConfig config) =>
        ((tokens * config.CacheSizePerToken * sizeof(float)) + Mebibyte - 1) / Mebibyte;
}
