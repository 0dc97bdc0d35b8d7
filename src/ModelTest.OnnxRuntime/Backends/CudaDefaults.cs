using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Scheduling;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Backends;

/// <summary>What the settings leave open for GPUs.</summary>
internal static class CudaDefaults
{
    /// <summary>Elements of a head that our kernel for decode steps can take.</summary>
    public const int LargestHeadOfKernels = 128;

    private const int TokenBudget = 8192;
    private const int MaxBatch = 256;
    private const int MaxRows = 1024;

    /// <summary>The scheduler's limits.</summary>
    public static SchedulerOptions Scheduler(ModelSettings settings, ModelConfig config) => new()
    {
        TokenBudget = settings.TokenBudget > 0 ? settings.TokenBudget : TokenBudget,
        MaxBatch = settings.MaxBatch > 0 ? settings.MaxBatch : MaxBatch,
        MaxRows = MaxRows,
        BlockSize = BlockSize(config.HeadDim),
        SharePrefixes = settings.SharePrefixes,
    };

    /// <summary>The type to compute in: the checkpoint's own where it has 16 bits. Null for a name that is none.</summary>
    public static DataType? Type(string name, Checkpoint checkpoint) => name switch
    {
        "float16" => DataType.Float16,
        "bfloat16" => DataType.Bfloat16,
        // By elements: norms may be kept in more bits than matrices.
        "auto" => checkpoint.Tensors.All.MaxBy(t => t.ByteLength)!.DType == TensorDType.F16 ? DataType.Float16 : DataType.Bfloat16,
        _ => null,
    };

    // ONNX Runtime's paged flash attention reads a tile of keys from one block, and its tiles are this large.
    private static int BlockSize(int headDim) => headDim <= 64 ? 256 : headDim <= 128 ? 128 : 64;
}
