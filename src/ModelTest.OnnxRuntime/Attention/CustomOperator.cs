using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary><c>struct OrtCustomOp</c> of onnxruntime_c_api.h up to API version 17, functions left null being optional, and behind it what they answer from.</summary>
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

    public nint Name;
    public nint Provider;
    public int InputCount;
    public int OutputCount;
    public fixed int InputTypes[MostInputs];
    public fixed bool IsOptional[MostInputs];
    public fixed bool IsOnHost[MostInputs];
    public int OutputType;

    /// <summary>A <see cref="GCHandle"/> of what makes kernels.</summary>
    public nint Create;

    private const int MostInputs = 16;

    /// <summary>An operator of version 1. It lives until <see cref="Free"/>.</summary>
    /// <param name="signature">Its name, inputs and outputs.</param>
    /// <param name="create">Makes a node's kernel, given what ONNX Runtime knows of the node.</param>
    public static CustomOperator* New(OperatorSignature signature, Func<nint, IOperatorKernel> create)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signature.Inputs.Count, MostInputs);
        var customOp = (CustomOperator*)NativeMemory.AllocZeroed((nuint)sizeof(CustomOperator));
        *customOp = new CustomOperator
        {
            Version = OrtKernelApi.Version,
            GetName = &AnswerName,
            GetExecutionProviderType = &AnswerProvider,
            GetInputType = &AnswerInputType,
            GetInputTypeCount = &AnswerInputCount,
            GetOutputType = &AnswerOutputType,
            GetOutputTypeCount = &AnswerOutputCount,
            GetInputCharacteristic = &AnswerInputCharacteristic,
            GetOutputCharacteristic = &AnswerOutputCharacteristic,
            GetInputMemoryType = &AnswerInputMemoryType,
            GetVariadicInputMinArity = &One,
            GetVariadicInputHomogeneity = &One,
            GetVariadicOutputMinArity = &One,
            GetVariadicOutputHomogeneity = &One,
            CreateKernelV2 = &CreateKernelOf,
            KernelComputeV2 = &Compute,
            KernelDestroy = &Destroy,
            GetStartVersion = &One,
            GetEndVersion = &LastVersion,
            Name = Marshal.StringToCoTaskMemUTF8(signature.Name),
            Provider = Marshal.StringToCoTaskMemUTF8(signature.Provider),
            InputCount = signature.Inputs.Count,
            OutputCount = signature.Outputs,
            OutputType = (int)signature.OutputType,
            Create = GCHandle.ToIntPtr(GCHandle.Alloc(create)),
        };
        foreach (var (index, input) in signature.Inputs.Index())
        {
            customOp->InputTypes[index] = (int)input.Type;
            customOp->IsOptional[index] = input.IsOptional;
            customOp->IsOnHost[index] = input.IsOnHost;
        }
        return customOp;
    }

    /// <summary>Frees an operator that no session refers to any more.</summary>
    public static void Free(CustomOperator* customOp)
    {
        Marshal.FreeCoTaskMem(customOp->Name);
        Marshal.FreeCoTaskMem(customOp->Provider);
        GCHandle.FromIntPtr(customOp->Create).Free();
        NativeMemory.Free(customOp);
    }

    // No exception may cross into native code: each becomes a status.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint CreateKernelOf(CustomOperator* self, nint api, nint info, nint* kernel)
    {
        try
        {
            var create = (Func<nint, IOperatorKernel>)GCHandle.FromIntPtr(self->Create).Target!;
            *kernel = GCHandle.ToIntPtr(GCHandle.Alloc(create(info)));
            return 0;
        }
        catch (Exception error)
        {
            return OrtKernelApi.Error(error.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Compute(nint kernel, nint context)
    {
        try
        {
            ((IOperatorKernel)GCHandle.FromIntPtr(kernel).Target!).Compute(context);
            return 0;
        }
        catch (Exception error)
        {
            return OrtKernelApi.Error(error.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Destroy(nint kernel) => GCHandle.FromIntPtr(kernel).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint AnswerName(CustomOperator* self) => self->Name;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint AnswerProvider(CustomOperator* self) => self->Provider;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AnswerInputType(CustomOperator* self, nuint index) => self->InputTypes[index];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint AnswerInputCount(CustomOperator* self) => (nuint)self->InputCount;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AnswerOutputType(CustomOperator* self, nuint index) => self->OutputType;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint AnswerOutputCount(CustomOperator* self) => (nuint)self->OutputCount;

    // INPUT_OUTPUT_REQUIRED and INPUT_OUTPUT_OPTIONAL.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AnswerInputCharacteristic(CustomOperator* self, nuint index) => self->IsOptional[index] ? 1 : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AnswerOutputCharacteristic(CustomOperator* self, nuint index) => 0;

    // OrtMemTypeCPUInput and OrtMemTypeDefault.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AnswerInputMemoryType(CustomOperator* self, nuint index) => self->IsOnHost[index] ? -2 : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int One(CustomOperator* self) => 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LastVersion(CustomOperator* self) => int.MaxValue;
}
