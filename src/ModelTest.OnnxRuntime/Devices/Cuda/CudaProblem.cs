using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>What to do about errors of ONNX Runtime and the driver.</summary>
internal static partial class CudaProblem
{
    /// <summary>The error for a user where a model is loaded.</summary>
    /// <param name="index">The GPU's number.</param>
    /// <param name="error">What was thrown.</param>
    public static Exception OfLoading(int index, Exception error) => Of(index, error, "the model cannot be loaded", "see docs/cuda.md, or set model.device to 'cpu'.");

    /// <summary>The error for a user where a step is computed, after which a GPU hardly ever does anything more in this process.</summary>
    /// <param name="index">The GPU's number.</param>
    /// <param name="error">What was thrown.</param>
    public static Exception OfStep(int index, Exception error) => Of(
        index,
        error,
        "the GPU failed in a step",
        "run it again; if that fails too, see what 'nvidia-smi' and the system's log (NVRM: Xid) say, and set model.custom_kernels and model.cuda_graphs to false.");

    private static Exception Of(int index, Exception error, string what, string fix)
    {
        if (error is not (OnnxRuntimeException or CudaException))
        {
            return error;
        }
        var where = string.Create(CultureInfo.InvariantCulture, $"cuda:{index}");
        // There may be less than was free before, or more be needed than was reckoned.
        return MissingMemory().Match(error.Message) is { Success: true } match
            ? new InputException(
                where,
                $"memory runs out: {Gibibytes.Of(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))} more for computing cannot be had.",
                "close what else uses the GPU, or set model.token_budget or model.max_batch lower.",
                error)
            : new InputException(where, $"{what}: {error.Message}", fix, error);
    }

    // ONNX Runtime has no code of its own for this.
    [GeneratedRegex(@"Failed to allocate memory for requested buffer of size (\d+)")]
    private static partial Regex MissingMemory();
}
