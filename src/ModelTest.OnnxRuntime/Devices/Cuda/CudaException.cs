namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>A call of the CUDA driver failed.</summary>
/// <param name="call">The function.</param>
/// <param name="code">Its result, a CUresult.</param>
/// <param name="text">What the driver says of it.</param>
internal sealed class CudaException(string call, int code, string text) : Exception($"{call}: {text} (CUDA error {code})")
{
    /// <summary>CUDA_ERROR_OUT_OF_MEMORY.</summary>
    public const int OutOfMemory = 2;

    /// <summary>CUDA_ERROR_NO_DEVICE.</summary>
    public const int NoDevice = 100;

    /// <summary>The CUresult.</summary>
    public int Code => code;
}
