using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>Says what keeps a model from running on GPUs: one problem, the first in the order in which they are mended.</summary>
internal static partial class CudaInspector
{
    // Flash attention and bfloat16 begin with Ampere.
    private static readonly Version LeastCapability = new(8, 0);

    /// <summary>The problems; empty when the model can be loaded.</summary>
    /// <param name="facts">What is there.</param>
    /// <param name="indices">The GPUs that are wanted.</param>
    /// <param name="needs">The memory that the model needs on each.</param>
    public static IEnumerable<Problem> Inspect(CudaFacts facts, IReadOnlyList<int> indices, CudaNeeds needs)
    {
        const string Where = "model.device";
        if (facts.Provider is null)
        {
            return [new Problem(Where, "this build has no CUDA.", "build it with -p:Accelerator=cuda; a project that uses packages then needs ModelTest.Cuda instead of ModelTest (docs/cuda.md).")];
        }
        if (facts.DriverError is { } error)
        {
            return [new Problem(Where, $"the NVIDIA driver does not work: {error}.", "see what 'nvidia-smi' says; a container needs the GPU passed in (--gpus all).")];
        }
        if (facts.DriverVersion is null)
        {
            return [new Problem(Where, $"there is no NVIDIA driver: {CudaDriver.LibraryName} is not found.", $"install a driver for CUDA {Toolkit(facts)} on a machine with an NVIDIA GPU, or use 'cpu'.")];
        }
        if (facts.DriverVersion.Major < Toolkit(facts))
        {
            return [new Problem(Where, $"the driver knows CUDA {facts.DriverVersion} at most, this build needs {Toolkit(facts)}.", $"install a newer driver (for CUDA {Toolkit(facts)}: 580 or newer).")];
        }
        if (facts.Missing.Count > 0)
        {
            return [new Problem(Where, $"libraries are missing: {string.Join(", ", facts.Missing)}.", $"install the CUDA {Toolkit(facts)} runtime libraries, and put their folder on LD_LIBRARY_PATH (docs/cuda.md).")];
        }
        return indices.SelectMany(i => InspectGpu(facts, i, needs));
    }

    private static IEnumerable<Problem> InspectGpu(CudaFacts facts, int index, CudaNeeds needs)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"cuda:{index}");
        if (index >= facts.Gpus.Count)
        {
            var numbers = facts.Gpus.Count switch { 0 => "none", 1 => "number 0 only", var n => $"numbers 0 to {n - 1}" };
            return [new Problem(where, $"there is no such GPU; there is {numbers}.", "give one that is there, or make it visible (CUDA_VISIBLE_DEVICES).")];
        }
        var gpu = facts.Gpus[index];
        if (gpu.Capability < LeastCapability)
        {
            return [new Problem(where, $"{gpu.Name} has compute capability {gpu.Capability}, and {LeastCapability} is needed.", "use a GPU of the Ampere generation or newer, or 'cpu'.")];
        }
        var total = needs.Weights + needs.Workspace + needs.LeastCache;
        return total <= gpu.FreeBytes
            ? []
            : [new Problem(
                where,
                $"{Gibibytes.Of(total)} are needed ({Gibibytes.Of(needs.Weights)} weights, {Gibibytes.Of(needs.Workspace)} for computing, {Gibibytes.Of(needs.LeastCache)} keys and values), and {Gibibytes.Of(gpu.FreeBytes)} of {Gibibytes.Of(gpu.TotalBytes)} are free.",
                "close what else uses the GPU, use a larger one, or set model.token_budget or model.context_length lower.")];
    }

    // The provider's libraries say which CUDA it was built for: libcudart.so.13.
    private static int Toolkit(CudaFacts facts) =>
        facts.Needed.Select(n => RuntimeLibrary().Match(n)).FirstOrDefault(m => m.Success) is { } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"^libcudart\.so\.(\d+)")]
    private static partial Regex RuntimeLibrary();
}
