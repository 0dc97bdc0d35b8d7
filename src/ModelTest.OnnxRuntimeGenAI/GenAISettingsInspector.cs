using System.Runtime.InteropServices;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI;

/// <summary>Finds settings of a model that mean nothing to a GenAI folder, or that cannot be had.</summary>
internal static class GenAISettingsInspector
{
    private static string CudaLibrary => OperatingSystem.IsWindows() ? "onnxruntime-genai-cuda.dll" : "libonnxruntime-genai-cuda.so";

    /// <summary>The problems.</summary>
    public static IEnumerable<Problem> Inspect(ModelSettings settings)
    {
        var problems = new List<Problem>();
        var device = DeviceName.Read(settings, problems);
        if (device.Indices.Count > 1)
        {
            problems.Add(new Problem("model.devices", "a GenAI folder runs on one device.", "leave it out, and name the GPU in model.device (cuda:1)."));
        }
        if (device.IsCuda && !HasCudaLibrary())
        {
            problems.Add(new Problem(
                "model.device",
                $"GenAI's own library for CUDA ({CudaLibrary}) is not beside the test's assemblies.",
                "add -p:Accelerator=cuda with a Microsoft.ML.OnnxRuntimeGenAI.Cuda package that has it, or set model.device to 'cpu'."));
        }
        if (settings.Dtype != "auto")
        {
            problems.Add(new Problem("model.dtype", $"a GenAI folder computes in the type it was built with, not in '{settings.Dtype}'.", "leave it out."));
        }
        if (settings.CudaGraphs)
        {
            problems.Add(new Problem("model.cuda_graphs", "it is for the local engine only.", "leave it out; genai_config.json says how GenAI captures graphs."));
        }
        if (settings.CustomKernels)
        {
            problems.Add(new Problem("model.custom_kernels", "they are for the local engine only.", "leave it out; GenAI chooses its kernels itself."));
        }
        return problems;
    }

    private static bool HasCudaLibrary() =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, CudaLibrary))
        || File.Exists(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", CudaLibrary));
}
