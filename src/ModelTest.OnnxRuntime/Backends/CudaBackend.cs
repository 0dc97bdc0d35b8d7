using Microsoft.ML.OnnxRuntime;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Backends;

/// <summary>GPUs, in 16 bits, a session on each.</summary>
/// <param name="settings">The model's settings.</param>
/// <param name="indices">The GPUs' numbers.</param>
internal sealed class CudaBackend(ModelSettings settings, IReadOnlyList<int> indices) : Backend
{
    private const int LeastContext = 2048;

    private readonly Lazy<CudaFacts> facts = new(() => CudaFacts.Read(indices));

    public override string Device => string.Join(
        ", ", indices.Select(i => $"cuda:{i}" + (i < facts.Value.Gpus.Count ? $" ({facts.Value.Gpus[i].Name})" : "")));

    public override string Dtype(Checkpoint checkpoint) => CudaDefaults.Type(settings.Dtype, checkpoint)!.Value.ToString().ToLowerInvariant();

    public override IEnumerable<Problem> Inspect(Checkpoint checkpoint)
    {
        var config = checkpoint.Config;
        if (CudaDefaults.Type(settings.Dtype, checkpoint) is null)
        {
            yield return new Problem(
                "model.dtype", $"'{settings.Dtype}' is not a type to compute in on a GPU.", Nearest.Suggest(settings.Dtype, ["auto", "float16", "bfloat16"]));
        }
        if (config.HeadDim % 16 != 0 || config.HeadDim > 256)
        {
            yield return new Problem(
                config.Path, $"heads of {config.HeadDim} elements cannot run on a GPU: multiples of 16 up to 256 can.", "set model.device to 'cpu'.");
        }
        if (settings.CustomKernels && config.HeadDim > CudaDefaults.LargestHeadOfKernels)
        {
            yield return new Problem(
                "model.custom_kernels",
                $"heads of {config.HeadDim} elements in {config.Path} are more than the {CudaDefaults.LargestHeadOfKernels} that they are made for.",
                "leave it out.");
        }
        if (settings.CustomKernels && config.IntermediateSize % 2 != 0)
        {
            yield return new Problem(
                "model.custom_kernels", $"they take pairs of elements, and intermediate_size in {config.Path} is {config.IntermediateSize}.", "leave it out.");
        }
        if (config.SmallestWindow is { } window && settings.ContextLength > window)
        {
            yield return new Problem(
                "model.context_length",
                $"{settings.ContextLength} is more than the sliding window of {window} tokens in {config.Path}, which GPUs do not compute.",
                $"give at most {window}, or set model.device to 'cpu'.");
        }
        if (settings.CudaGraphs && indices.Count > 1)
        {
            yield return new Problem(
                "model.cuda_graphs", "what one GPU captures is disturbed by another's work in the same process.", "leave it out, or use one GPU.");
        }
        if (settings.CacheMebibytes > 0 && Needs(config).LeastMebibytes(config, CudaDefaults.Scheduler(settings, config)) is var least && settings.CacheMebibytes < least)
        {
            yield return new Problem(
                "model.cache_mebibytes", $"{settings.CacheMebibytes} MiB hold no prompt of the full context, which takes {least}.", $"give {least} or more, or leave it out.");
        }
        foreach (var problem in CudaInspector.Inspect(facts.Value, indices, Needs(config)))
        {
            yield return problem;
        }
    }

    public override int CacheTokens(ModelConfig config)
    {
        var options = CudaDefaults.Scheduler(settings, config);
        var needs = Needs(config);
        var free = indices.Min(i => facts.Value.Gpus[i].FreeBytes) - needs.Weights;
        // A window is not computed here: a context within it never needs it.
        return (int)Math.Min(
            config.SmallestWindow ?? int.MaxValue, (long)Math.Max(1, needs.Blocks(free, config, options, settings.CacheMebibytes)) * options.BlockSize);
    }

    public override IReadOnlyList<SchedulerDevice> Devices(Checkpoint checkpoint, int positions)
    {
        var options = CudaDefaults.Scheduler(settings, checkpoint.Config);
        var type = CudaDefaults.Type(settings.Dtype, checkpoint)!.Value;
        // One graph for all: its rotary tables, megabytes of them, are computed once.
        var model = new Lazy<DecoderModel>(() => DecoderGraph.OnDevice(
            checkpoint, positions, type, settings.CustomKernels ? DecoderForm.CudaKernels : DecoderForm.Cuda));
        var decodeModel = new Lazy<DecoderModel?>(() => settings.CustomKernels ? DecoderGraph.OnDevice(checkpoint, positions, type, DecoderForm.CudaDecode) : null);
        if (settings.CustomKernels)
        {
            // Compiled while the model is read.
            _ = Task.Run(() => KernelPtx.Of(type));
        }
        return [.. indices.Select(i => new SchedulerDevice(() => Load(i), options) { Explain = e => CudaProblem.OfStep(i, e) })];

        (IStepExecutor, int) Load(int index)
        {
            var largest = StepShape.Largest(options, positions, checkpoint.Config.VocabularySize);
            var (graph, decodeGraph) = (model.Value, decodeModel.Value);
            try
            {
                var device = new CudaDevice(CudaDriver.Load(CudaDriver.LibraryName)!, index, settings.CudaGraphs);
                var executor = new OrtStepExecutor(device, graph, checkpoint.Config, free => Blocks(checkpoint, options, free), options.BlockSize, largest, decodeGraph);
                return (executor, executor.Blocks);
            }
            catch (Exception e) when (e is OnnxRuntimeException or CudaException)
            {
                throw CudaProblem.OfLoading(index, e);
            }
        }
    }

    private int Blocks(Checkpoint checkpoint, SchedulerOptions options, long free)
    {
        // What computing takes is taken: the largest step has run.
        var needs = Needs(checkpoint.Config) with { Workspace = 0 };
        var blocks = needs.Blocks(free, checkpoint.Config, options, settings.CacheMebibytes);
        return (long)blocks * options.BlockSize * checkpoint.Config.CacheSizePerToken * sizeof(ushort) >= needs.LeastCache
            ? blocks
            : throw new InputException(
                "model.device",
                $"{Gibibytes.Of(free)} of the GPU are free beside the weights and what computing takes; keys and values need at least {Gibibytes.Of(needs.LeastCache)}.",
                "close what else uses the GPU, or set model.token_budget or model.context_length lower.");
    }

    private CudaNeeds Needs(ModelConfig config)
    {
        var context = settings.ContextLength > 0 ? settings.ContextLength : Math.Min(config.MaxPositions, LeastContext);
        var options = CudaDefaults.Scheduler(settings, config);
        return CudaNeeds.Of(config, options, context, settings.CustomKernels ? Math.Min(options.MaxBatch, options.MaxRows) : 0);
    }
}
