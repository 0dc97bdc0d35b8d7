using System.Globalization;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.Throughput;

/// <summary>The options that say which model runs where.</summary>
internal static class ModelOptions
{
    /// <summary>Their part of a command's usage.</summary>
    public const string Usage = "[--model folder] [--device cpu|cuda|cuda:n] [--devices n,n] [--dtype auto|float16|bfloat16] [--graphs yes] [--kernels yes] [--threads n] [--budget tokens] [--batch n]";

    /// <summary>The model's settings.</summary>
    public static ModelSettings Read(Options options) => new()
    {
        Path = Path.GetFullPath(options.Get("model", Path.Combine("models", "tiny-internlm2"))),
        Device = options.Get("device", "cpu"),
        Devices = options.GetIntegers("devices", []),
        Dtype = options.Get("dtype", "auto"),
        CudaGraphs = options.Get("graphs", "no") == "yes",
        CustomKernels = options.Get("kernels", "no") == "yes",
        Threads = options.GetInteger("threads", 0),
        TokenBudget = options.GetInteger("budget", 0),
        MaxBatch = options.GetInteger("batch", 0),
    };

    /// <summary>The backend of the settings.</summary>
    /// <exception cref="InputException">The checkpoint cannot run there.</exception>
    public static Backend Backend(ModelSettings settings, Checkpoint checkpoint)
    {
        List<Problem> problems = [];
        var backend = ModelTest.OnnxRuntime.Backends.Backend.Of(settings, problems);
        problems.AddRange(problems.Count == 0 ? backend.Inspect(checkpoint) : []);
        return problems.Count == 0 ? backend : throw new InputException(problems);
    }
}
