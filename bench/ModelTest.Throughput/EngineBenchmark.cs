using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.Throughput;

/// <summary>
/// Prefill and decode of the CPU engine on a random checkpoint, beside what the machine's own matrix product and memory reach in the same run.
/// Floors: prefill cannot pass the matrix product's rate; a decode step must read every weight once.
/// </summary>
internal static class EngineBenchmark
{
    private const int PromptTokens = 512;
    private const int Past = 128;
    private const int Rounds = 5;

    /// <summary>Runs the benchmark and prints the figures.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var threads = options.GetInteger("threads", Environment.ProcessorCount);
        var name = options.Get("shape", "100m");
        var folder = options.Get("model", "");
        var temporary = folder.Length == 0;
        if (temporary)
        {
            folder = Directory.CreateTempSubdirectory("modeltest-bench-").FullName;
            RandomCheckpoint.Write(folder, CheckpointShape.Find(name), options.Get("tokenizer", Path.Combine("models", "tiny-internlm2")));
        }
        try
        {
            Measure(Checkpoint.Open(folder), threads);
        }
        finally
        {
            if (temporary)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return Task.FromResult(0);
    }

    private static void Measure(Checkpoint checkpoint, int threads)
    {
        var config = checkpoint.Config;
        var root = checkpoint.Tensors.Root;
        var start = Stopwatch.GetTimestamp();
        var model = DecoderGraph.Build(config, TensorLayout.Of(config), config.MaxPositions, root, n => checkpoint.Tensors[n]);
        using var executor = new OrtStepExecutor(model, root, config, 64 * (PromptTokens + 1), threads);
        Console.WriteLine($"load {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, {threads} threads, peak memory {Memory.PeakMebibytes()} MiB");
        var weights = config.Layers * (((long)(config.Heads + (2 * config.KeyValueHeads)) * config.HeadDim * config.HiddenSize)
            + ((long)config.Heads * config.HeadDim * config.HiddenSize) + (3L * config.HiddenSize * config.IntermediateSize));
        var head = (long)config.VocabularySize * config.HiddenSize;
        Console.WriteLine($"{(weights + head) / 1e6:F0} M weights used per token, {checkpoint.Tensors.All.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b)) / 1e6:F0} M in the checkpoint");

        foreach (var sequences in new[] { 1, 4 })
        {
            // Attention over what came before: 4 operations per head element and earlier position, half of them on average.
            var flops = sequences * ((PromptTokens * ((2.0 * weights) + (4.0 * config.Layers * config.Heads * config.HeadDim * PromptTokens / 2))) + (2.0 * head));
            // The peak is taken in turns with the model: the machine's clock and its neighbours change.
            var (seconds, peak) = (double.MaxValue, 0.0);
            using var product = new MatrixProduct(threads);
            for (var round = 0; round < Rounds; round++)
            {
                peak = Math.Max(peak, product.FlopsPerSecond());
                seconds = Math.Min(seconds, Time(executor, sequences, PromptTokens, 0));
            }
            Console.WriteLine(
                $"prefill {sequences} x {PromptTokens}: {sequences * PromptTokens / seconds:F0} tokens/s, {flops / seconds / 1e9:F0} GFLOP/s, "
                + $"{100 * flops / seconds / peak:F0} % of the matrix product's {peak / 1e9:F0} GFLOP/s");
        }
        foreach (var batch in new[] { 1, 8, 64 })
        {
            // Pages never written are all one page, which would always be in the processor's cache.
            Time(executor, batch, Past, 0);
            var seconds = Enumerable.Range(0, Rounds).Min(_ => Time(executor, batch, 1, Past));
            Console.WriteLine(
                $"decode batch {batch}: {seconds * 1e3:F1} ms a step, {batch / seconds:F0} tokens/s, weights read at {(weights + head) * 4 / seconds / 1e9:F1} GB/s");
        }
    }

    private static double Time(OrtStepExecutor executor, int sequences, int tokens, int past)
    {
        var batch = new StepBatch();
        for (var s = 0; s < sequences; s++)
        {
            batch.InputIds.AddRange(Enumerable.Range(0, tokens).Select(i => (long)(((i * 131) + (s * 17)) % (executor.Vocabulary - 10)) + 5));
            batch.Starts.Add(batch.InputIds.Count);
            batch.Past.Add(past);
            batch.Slots.Add([.. Enumerable.Range(s * (PromptTokens + 1), past + tokens)]);
            batch.LogitRows.Add(batch.InputIds.Count - 1);
        }
        var start = Stopwatch.GetTimestamp();
        executor.Run(batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A large float32 product in ONNX Runtime: the machine's peak as a program sees it.</summary>
    private sealed class MatrixProduct : IDisposable
    {
        private const int Size = 1536;
        private readonly InferenceSession session;
        private readonly RunOptions runOptions = new();
        private readonly OrtValue left = OrtValue.CreateTensorValueFromMemory(Noise(), [Size, Size]);
        private readonly OrtValue result = OrtValue.CreateTensorValueFromMemory(new float[Size * Size], [Size, Size]);

        public MatrixProduct(int threads)
        {
            var graph = new GraphWriter();
            var x = graph.Input("x", DataType.Float, Size, Size);
            graph.RenameOutput(graph.Node("MatMul", [x, graph.Constant("w", Noise(), Size, Size)]), "y");
            graph.Output("y", DataType.Float, Size, Size);
            using var options = new SessionOptions { IntraOpNumThreads = threads };
            session = new InferenceSession(graph.ToModel(), options);
        }

        private static float[] Noise()
        {
            var random = new Random(1);
            return [.. Enumerable.Range(0, Size * Size).Select(_ => random.NextSingle() - 0.5f)];
        }

        public double FlopsPerSecond()
        {
            var start = Stopwatch.GetTimestamp();
            session.Run(runOptions, ["x"], [left], ["y"], [result]);
            return 2.0 * Size * Size * Size / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose()
        {
            session.Dispose();
            runOptions.Dispose();
            left.Dispose();
            result.Dispose();
        }
    }
}
