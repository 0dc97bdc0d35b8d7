using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tests.Kernels;
using ModelTest.Problems;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Backends;

/// <summary>
/// What a GPU does, on the CPU: weights as the graph's inputs, blocks of many tokens, decode steps of rounded shapes, picked tokens instead of
/// logits, several sessions. Only the type and the attention operator are the CPU's.
/// </summary>
internal sealed class BlockwiseBackend : Backend
{
    public int BlockSize { get; init; } = 16;

    public int Sessions { get; init; } = 1;

    public int Blocks { get; init; } = 400;

    /// <summary>Whether decode steps are rounded up, as captured ones are.</summary>
    public bool Captures { get; init; }

    /// <summary>What computes attention where every sequence has one new token, and activations; null for ONNX Runtime's operators.</summary>
    public PlainKernels? Kernels { get; init; }

    public override string Device => "cpu";

    public override string Dtype(Checkpoint checkpoint) => "float32";

    public override IEnumerable<Problem> Inspect(Checkpoint checkpoint) => [];

    public override int CacheTokens(ModelConfig config) => Blocks * BlockSize;

    public override IReadOnlyList<SchedulerDevice> Devices(Checkpoint checkpoint, int positions)
    {
        var options = new SchedulerOptions { BlockSize = BlockSize, TokenBudget = 512 };
        var form = new DecoderForm(AttentionKind.Cpu, true, Kernels is not null);
        var model = DecoderGraph.OnDevice(checkpoint, positions, DataType.Float, form);
        var decode = Kernels is null ? null : DecoderGraph.OnDevice(checkpoint, positions, DataType.Float, DecoderForm.CudaDecode);
        return [.. Enumerable.Range(0, Sessions).Select(_ => new SchedulerDevice(Load, options))];

        (IStepExecutor, int) Load()
        {
            var largest = StepShape.Largest(options, positions, checkpoint.Config.VocabularySize);
            return (new OrtStepExecutor(new TestDevice(Captures, Kernels), model, checkpoint.Config, _ => Blocks, BlockSize, largest, decode), Blocks);
        }
    }

    private sealed class TestDevice(bool captures, IDeviceKernels? kernels) : CpuDevice(threads: 2)
    {
        // What is not the host's memory is cleared, and the largest step is run before the cache is made.
        public override bool IsHost => false;

        public override bool CanCapture => captures;

        public override IDeviceKernels NewKernels(DataType type) => kernels!;
    }
}
