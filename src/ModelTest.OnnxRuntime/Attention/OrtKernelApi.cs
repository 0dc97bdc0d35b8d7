using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>
/// The few functions of ONNX Runtime's C API that a custom operator needs and the C# binding does not offer. Places in the table are
/// those of <c>struct OrtApi</c> in onnxruntime_c_api.h, which only ever grows at its end.
/// </summary>
internal static unsafe class OrtKernelApi
{
    /// <summary>The API version asked for: the last one whose functions are used here is of 1.17.</summary>
    public const uint Version = 17;

    private const int CreateStatusPlace = 0;
    private const int GetErrorMessagePlace = 2;
    private const int CreateCustomOpDomainPlace = 26;
    private const int CustomOpDomainAddPlace = 27;
    private const int AddCustomOpDomainPlace = 28;
    private const int GetTensorMutableDataPlace = 51;
    private const int GetDimensionsCountPlace = 61;
    private const int GetDimensionsPlace = 62;
    private const int GetTensorTypeAndShapePlace = 65;
    private const int KernelInfoGetFloatPlace = 85;
    private const int KernelInfoGetInt64Place = 86;
    private const int GetInputPlace = 90;
    private const int GetOutputPlace = 91;
    private const int ReleaseStatusPlace = 93;
    private const int ReleaseShapePlace = 99;
    private const int ReleaseCustomOpDomainPlace = 101;
    private const int ParallelForPlace = 274;

    private static readonly void** Api = Load();

    /// <summary>An error status with a message; ONNX Runtime releases it.</summary>
    public static nint Error(string message)
    {
        const int Fail = 1;
        var text = Marshal.StringToCoTaskMemUTF8(message);
        try
        {
            return ((delegate* unmanaged<int, nint, nint>)Api[CreateStatusPlace])(Fail, text);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    public static nint CreateDomain(nint name)
    {
        nint domain;
        ThrowOnError(((delegate* unmanaged<nint, nint*, nint>)Api[CreateCustomOpDomainPlace])(name, &domain));
        return domain;
    }

    public static void AddOperator(nint domain, void* customOp) =>
        ThrowOnError(((delegate* unmanaged<nint, void*, nint>)Api[CustomOpDomainAddPlace])(domain, customOp));

    public static void ReleaseDomain(nint domain) => ((delegate* unmanaged<nint, void>)Api[ReleaseCustomOpDomainPlace])(domain);

    public static void AddDomain(nint sessionOptions, nint domain) =>
        ThrowOnError(((delegate* unmanaged<nint, nint, nint>)Api[AddCustomOpDomainPlace])(sessionOptions, domain));

    public static long IntegerAttribute(nint kernelInfo, ReadOnlySpan<byte> zeroTerminatedName)
    {
        long value;
        fixed (byte* name = zeroTerminatedName)
        {
            ThrowOnError(((delegate* unmanaged<nint, byte*, long*, nint>)Api[KernelInfoGetInt64Place])(kernelInfo, name, &value));
        }
        return value;
    }

    public static float FloatAttribute(nint kernelInfo, ReadOnlySpan<byte> zeroTerminatedName)
    {
        float value;
        fixed (byte* name = zeroTerminatedName)
        {
            ThrowOnError(((delegate* unmanaged<nint, byte*, float*, nint>)Api[KernelInfoGetFloatPlace])(kernelInfo, name, &value));
        }
        return value;
    }

    public static nint Input(nint context, int index)
    {
        nint value;
        ThrowOnError(((delegate* unmanaged<nint, nuint, nint*, nint>)Api[GetInputPlace])(context, (nuint)index, &value));
        return value;
    }

    public static nint Output(nint context, int index, ReadOnlySpan<long> shape)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            ThrowOnError(((delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint>)Api[GetOutputPlace])(
                context, (nuint)index, dimensions, (nuint)shape.Length, &value));
        }
        return value;
    }

    public static void* Data(nint value)
    {
        void* data;
        ThrowOnError(((delegate* unmanaged<nint, void**, nint>)Api[GetTensorMutableDataPlace])(value, &data));
        return data;
    }

    public static long[] Shape(nint value)
    {
        nint info;
        ThrowOnError(((delegate* unmanaged<nint, nint*, nint>)Api[GetTensorTypeAndShapePlace])(value, &info));
        try
        {
            nuint rank;
            ThrowOnError(((delegate* unmanaged<nint, nuint*, nint>)Api[GetDimensionsCountPlace])(info, &rank));
            var shape = new long[rank];
            fixed (long* dimensions = shape)
            {
                ThrowOnError(((delegate* unmanaged<nint, long*, nuint, nint>)Api[GetDimensionsPlace])(info, dimensions, rank));
            }
            return shape;
        }
        finally
        {
            ((delegate* unmanaged<nint, void>)Api[ReleaseShapePlace])(info);
        }
    }

    /// <summary>Runs a function for 0 … total-1 on the session's own threads, each index taken when a thread is free.</summary>
    public static void ParallelFor(nint context, delegate* unmanaged[Cdecl]<void*, nuint, void> function, int total, void* argument) =>
        ThrowOnError(((delegate* unmanaged<nint, void*, nuint, nuint, void*, nint>)Api[ParallelForPlace])(
            context, function, (nuint)total, (nuint)total, argument));

    private static void ThrowOnError(nint status)
    {
        if (status != 0)
        {
            var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)Api[GetErrorMessagePlace])(status));
            ((delegate* unmanaged<nint, void>)Api[ReleaseStatusPlace])(status);
            throw new InvalidOperationException("ONNX Runtime: " + message);
        }
    }

    private static void** Load()
    {
        // OrtApiBase: GetApi, GetVersionString.
        // The very library that the C# binding uses: its pointers go to and fro.
        var library = NativeLibrary.Load("onnxruntime", typeof(InferenceSession).Assembly, null);
        var apiBase = (void**)((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        var api = (void**)((delegate* unmanaged<uint, void*>)apiBase[0])(Version);
        return api is not null ? api : throw new NotSupportedException($"this ONNX Runtime has no API version {Version}; 1.{Version} or newer is needed");
    }
}
