using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary><c>struct CUDA_MEMCPY2D_v2</c> of cuda.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CudaCopy2D
{
    /// <summary>CU_MEMORYTYPE_DEVICE.</summary>
    public const int Device = 2;

    public nuint SourceX;
    public nuint SourceY;
    public int SourceType;
    public nint SourceHost;
    public nint SourceDevice;
    public nint SourceArray;
    public nuint SourcePitch;
    public nuint TargetX;
    public nuint TargetY;
    public int TargetType;
    public nint TargetHost;
    public nint TargetDevice;
    public nint TargetArray;
    public nuint TargetPitch;
    public nuint Width;
    public nuint Height;
}
