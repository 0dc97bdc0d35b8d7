using ModelTest.Models;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Tests.Scheduling;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>What is done in a process that has stand-ins of CUDA's libraries: replies are written. They are not compared, as nothing is computed.</summary>
internal static class CudaRun
{
    public const string Command = "cuda-run";

    // Enough behind the prompts for all that is done once: memory, captures.
    private const int Tokens = 20;
    private const int Sequences = 5;

    // So that few sequences are split by our kernels.
    private const int LongerThan = 100;

    /// <summary>Writes replies.</summary>
    /// <param name="model">The model's folder.</param>
    /// <param name="parts">Names of settings that are on: kernels, graphs, bfloat16, two-gpus.</param>
    public static async Task RunAsync(string model, string[] parts)
    {
        var settings = new ModelSettings
        {
            Path = model,
            Device = "cuda",
            CacheMebibytes = 256,
            CustomKernels = parts.Contains("kernels"),
            CudaGraphs = parts.Contains("graphs"),
            Dtype = parts.Contains("bfloat16") ? "bfloat16" : "auto",
            Devices = parts.Contains("two-gpus") ? [0, 1] : [],
        };
        var checkpoint = Checkpoint.Open(settings.Path);
        var backend = Backend.Of(settings, []);
        Assert.Empty(backend.Inspect(checkpoint));
        using var scheduler = new Scheduler(backend.Devices(checkpoint, checkpoint.Config.MaxPositions));
        await scheduler.Loaded;
        var sequences = ParityPrompt.ReadAll(RepositoryPaths.TinyModel).Where(p => p.Tokens.Length > LongerThan).Take(Sequences).Select(p => GreedySequence.Of(p.Tokens, Tokens)).ToList();
        scheduler.Submit(sequences);
        var replies = await Task.WhenAll(sequences.Select(s => s.Result));
        Assert.Equal(Enumerable.Repeat(Tokens, Sequences), replies.Select(r => r.Ids.Count));
    }
}
