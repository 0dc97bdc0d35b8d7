using ModelTest.Models;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntimeGenAI.Folders;

namespace ModelTest.OnnxRuntimeGenAI;

/// <summary>How a folder is run, every value given.</summary>
internal sealed record GenAIOptions
{
    private const int CpuTokens = 4096;
    private const int CudaTokens = 8192;
    private const int DefaultBatch = 32;
    private const long Mebibyte = 1 << 20;
    private const long DefaultCache = 2048 * Mebibyte;

    // GenAI keeps a number per token of a prompt and id of the vocabulary, and gives out a copy of them.
    private const long LogitBytes = 512 * Mebibyte;

    /// <summary>The GPU's number; null on the CPU.</summary>
    public required int? Gpu { get; init; }

    /// <summary>CPU threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The most tokens computed at once, over all sequences, padding included; 1 or more.</summary>
    public required int TokenBudget { get; init; }

    /// <summary>The most sequences of a batch; at 1 each is run by itself, and takes over what it shares with the one before.</summary>
    public required int MaxBatch { get; init; }

    /// <summary>The most positions of a batch, prompts and replies, by the memory that their keys and values take.</summary>
    public required long CachePositions { get; init; }

    /// <summary>Whether a sequence takes over keys and values of the one before.</summary>
    public required bool SharePrefixes { get; init; }

    /// <summary>The most positions of a sequence.</summary>
    public required int Positions { get; init; }

    /// <summary>The id that fills up batches.</summary>
    public required int PadId { get; init; }

    /// <summary>The device, for tables and run.json.</summary>
    public string Device => Gpu is { } gpu ? $"cuda:{gpu}" : $"cpu ({Threads} threads)";

    /// <summary>What the settings ask for, and defaults for what they leave open.</summary>
    public static GenAIOptions Of(ModelSettings settings, GenAIConfig config)
    {
        var device = DeviceName.Read(settings, []);
        int? gpu = device.IsCuda ? device.Indices[0] : null;
        var cache = settings.CacheMebibytes > 0 ? settings.CacheMebibytes * Mebibyte : DefaultCache;
        var rows = LogitBytes / (config.VocabularySize * (long)sizeof(float));
        var budget = settings.TokenBudget > 0 ? settings.TokenBudget : device.IsCuda ? CudaTokens : (int)Math.Clamp(rows, 1, CpuTokens);
        return new GenAIOptions
        {
            Gpu = gpu,
            Threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount,
            // The binding counts a tensor's elements in 32 bits.
            TokenBudget = Math.Min(budget, int.MaxValue / config.VocabularySize),
            MaxBatch = settings.MaxBatch > 0 ? settings.MaxBatch : DefaultBatch,
            CachePositions = cache / (config.CacheSizePerToken * sizeof(float)),
            SharePrefixes = settings.SharePrefixes,
            Positions = config.Positions,
            PadId = config.PadId,
        };
    }
}
