using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Backends;

/// <summary>The CPU, in float32, with cache blocks of one token.</summary>
internal sealed class CpuBackend(ModelSettings settings) : Backend
{
    public override string Device => $"cpu ({Threads} threads)";

    private int Threads => settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;

    public override string Dtype(Checkpoint checkpoint) => "float32";

    public override IEnumerable<Problem> Inspect(Checkpoint checkpoint)
    {
        if (settings.Dtype is not ("auto" or "float32"))
        {
            yield return new Problem("model.dtype", $"the CPU computes in float32, not in '{settings.Dtype}'.", "leave it out, or set model.device to 'cuda'.");
        }
        var tokens = CacheTokens(checkpoint.Config);
        if (settings.ContextLength > tokens)
        {
            yield return new Problem(
                "model.context_length",
                $"{settings.ContextLength} tokens need more key-value cache than there is: it holds {tokens}.",
                $"set model.cache_mebibytes to {CpuDefaults.Mebibytes(settings.ContextLength, checkpoint.Config)} or more, or use a shorter context.");
        }
    }

    public override int CacheTokens(ModelConfig config) => CpuDefaults.Slots(settings, config, CpuDefaults.Scheduler(settings, config));

    public override IReadOnlyList<SchedulerDevice> Devices(Checkpoint checkpoint, int positions)
    {
        var options = CpuDefaults.Scheduler(settings, checkpoint.Config);
        var blocks = CacheTokens(checkpoint.Config);
        return [new SchedulerDevice(Load, options)];

        (IStepExecutor, int) Load()
        {
            var model = DecoderGraph.OnFiles(checkpoint, positions);
            var largest = StepShape.Largest(options, positions, checkpoint.Config.VocabularySize);
            return (new OrtStepExecutor(new CpuDevice(Threads), model, checkpoint.Config, _ => blocks, options.BlockSize, largest), blocks);
        }
    }
}
