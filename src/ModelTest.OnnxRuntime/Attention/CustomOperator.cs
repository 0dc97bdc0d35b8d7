using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary><c>struct OrtCustomOp</c> of onnxruntime_c_api.h up to API version 17; functions left null are optional.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CustomOperator
{
    public uint Version;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nint, nint, nint> CreateKernel;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nint> GetName;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nint> GetExecutionProviderType;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint, int> GetInputType;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint> GetInputTypeCount;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint, int> GetOutputType;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint> GetOutputTypeCount;
    public delegate* unmanaged[Cdecl]<nint, nint, void> KernelCompute;
    public delegate* unmanaged[Cdecl]<nint, void> KernelDestroy;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint, int> GetInputCharacteristic;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint, int> GetOutputCharacteristic;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nuint, int> GetInputMemoryType;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetVariadicInputMinArity;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetVariadicInputHomogeneity;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetVariadicOutputMinArity;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetVariadicOutputHomogeneity;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nint, nint, nint*, nint> CreateKernelV2;
    public delegate* unmanaged[Cdecl]<nint, nint, nint> KernelComputeV2;
    public delegate* unmanaged[Cdecl]<CustomOperator*, nint, nint> InferOutputShape;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetStartVersion;
    public delegate* unmanaged[Cdecl]<CustomOperator*, int> GetEndVersion;
}
