using System.Diagnostics;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.Problems;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.Throughput;

/// <summary>
/// Prefill and decode of the engine on a random checkpoint, beside what the device's own matrix product and memory reach in the same run.
/// Floors: prefill cannot pass the matrix product's rate; a decode step must read every weight and its sequences' keys and values once.
/// </summary>
internal static class EngineBenchmark
{
    private const int PromptTokens = 512;
    private const int Rounds = 5;

    /// <summary>Runs the benchmark and prints the figures.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var settings = ModelOptions.Read(options);
        var temporary = options.Get("model", "").Length == 0;
        if (temporary)
        {
            settings.Path = Directory.CreateTempSubdirectory("modeltest-bench-").FullName;
            RandomCheckpoint.Write(
                settings.Path, CheckpointShape.Find(options.Get("shape", "100m")), options.Get("tokenizer", Path.Combine("models", "tiny-internlm2")));
        }
        try
        {
            var isCuda = DeviceName.Read(settings, []).IsCuda;
            Measure(settings, options.GetInteger("context", isCuda ? 700 : 128), options.GetIntegers("batches", isCuda ? [1, 64, 256] : [1, 8, 64]));
        }
        finally
        {
            if (temporary)
            {
                Directory.Delete(settings.Path, recursive: true);
            }
        }
        return Task.FromResult(0);
    }

    private static void Measure(ModelSettings settings, int context, int[] batches)
    {
        var checkpoint = Checkpoint.Open(settings.Path);
        var config = checkpoint.Config;
        var backend = ModelOptions.Backend(settings, checkpoint);
        // Room for the largest batch, each in blocks of its own.
        settings.MaxBatch = batches.Max();
        settings.CacheMebibytes = (int)(batches.Max() * (Math.Max(context, PromptTokens) + 300L) * config.CacheSizePerToken * sizeof(float) >> 20) + 1;
        var device = backend.Devices(checkpoint, config.MaxPositions)[0];
        var start = Stopwatch.GetTimestamp();
        var (executor, blocks) = device.Load();
        using var loaded = executor;
        Console.WriteLine($"{backend.Device}: load {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, peak memory {Memory.PeakMebibytes()} MiB, cache {blocks} blocks of {device.Options.BlockSize}");
        var weights = config.Layers * (((long)(config.Heads + (2 * config.KeyValueHeads)) * config.HeadDim * config.HiddenSize)
            + ((long)config.Heads * config.HeadDim * config.HiddenSize) + (3L * config.HiddenSize * config.IntermediateSize));
        var head = (long)config.VocabularySize * config.HiddenSize;
        Console.WriteLine($"{(weights + head) / 1e6:F0} M weights used per token, {checkpoint.Tensors.All.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b)) / 1e6:F0} M in the checkpoint");
        using var peak = Peak(settings, checkpoint);
        foreach (var sequences in new[] { 1, device.Options.TokenBudget / PromptTokens })
        {
            // Attention over what came before: 4 operations per head element and earlier position, half of them on average.
            var flops = sequences * ((PromptTokens * ((2.0 * weights) + (4.0 * config.Layers * config.Heads * config.HeadDim * PromptTokens / 2))) + (2.0 * head));
            // The peak is taken in turns with the model: the machine's clock and its neighbours change.
            var (seconds, most) = (double.MaxValue, 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                most = Math.Max(most, peak.FlopsPerSecond());
                seconds = Math.Min(seconds, Time(executor, device.Options.BlockSize, config, sequences, PromptTokens, 0));
            }
            Console.WriteLine(
                $"prefill {sequences} x {PromptTokens}: {sequences * PromptTokens / seconds:F0} tokens/s, {flops / seconds / 1e9:F0} GFLOP/s, "
                + $"{100 * flops / seconds / most:F0} % of the matrix product's {most / 1e9:F0} GFLOP/s");
        }
        var element = settings.Device == "cpu" ? sizeof(float) : sizeof(ushort);
        var bandwidth = peak.BytesPerSecond();
        foreach (var batch in batches)
        {
            // Pages never written are all one page, which would always be in the processor's cache.
            for (var past = 0; past < context; past += PromptTokens)
            {
                Time(executor, device.Options.BlockSize, config, Math.Min(batch, 8), Math.Min(PromptTokens, context - past), past);
            }
            // The first steps of a shape are captured.
            var seconds = Enumerable.Range(0, Rounds + 3).Min(_ => Time(executor, device.Options.BlockSize, config, batch, 1, context));
            var bytes = ((weights + head) + (batch * context * config.CacheSizePerToken)) * element;
            Console.WriteLine(
                $"decode batch {batch}, context {context}: {seconds * 1e3:F2} ms a step, {batch / seconds:F0} tokens/s, "
                + $"{bytes / seconds / 1e9:F0} GB/s of weights, keys and values ({100 * bytes / seconds / bandwidth:F0} % of a copy's {bandwidth / 1e9:F0} GB/s)");
        }
    }

    private static DevicePeak Peak(ModelSettings settings, Checkpoint checkpoint)
    {
        List<Problem> problems = [];
        var name = DeviceName.Read(settings, problems);
        return name.IsCuda
            ? new DevicePeak(new CudaDevice(CudaDriver.Load(CudaDriver.LibraryName)!, name.Indices[0], capture: false), CudaDefaults.Type(settings.Dtype, checkpoint)!.Value)
            : new DevicePeak(new CpuDevice(settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount), DataType.Float);
    }

    private static double Time(IStepExecutor executor, int blockSize, ModelConfig config, int sequences, int tokens, int past)
    {
        var batch = new StepBatch();
        var blocks = (past + tokens + blockSize - 1) / blockSize;
        for (var s = 0; s < sequences; s++)
        {
            batch.InputIds.AddRange(Enumerable.Range(0, tokens).Select(i => (long)(((i * 131) + (s * 17)) % (config.VocabularySize - 10)) + 5));
            batch.Starts.Add(batch.InputIds.Count);
            batch.Past.Add(past);
            batch.Blocks.Add([.. Enumerable.Range(s * blocks, blocks)]);
            batch.Rows.Add(batch.InputIds.Count - 1);
            batch.Requests.Add(new NextTokenRequest { Top = 1 });
        }
        var start = Stopwatch.GetTimestamp();
        executor.Run(batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
