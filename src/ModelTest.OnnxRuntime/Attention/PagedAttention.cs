using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>
/// Paged attention for the CPU as a custom operator. ONNX Runtime's own com.microsoft.PagedAttention, whose inputs and outputs
/// begin the same way, has a CUDA kernel only; its CPU attention operators take padded batches and cannot share prefixes.
/// </summary>
/// <remarks>
/// Inputs: packed query, key, value float[T, (heads + 2·kv_heads)·d]; key and value absent; key and value cache float[blocks, block, kv_heads, d];
/// cumulative_sequence_length int32[B+1]; past_seqlens int32[B]; block_table int32[B, most]; cos and sin cache float[positions, d/2].
/// Attributes: num_heads, kv_num_heads, window. Outputs: float[T, heads·d], and the two caches, bound to the same memory as the inputs. All new keys and values of a call are
/// stored before the first query is answered, so a sequence may list blocks that another sequence of the same call fills.
/// </remarks>
internal static unsafe class PagedAttention
{
    public const string Domain = "modeltest";
    public const string Name = "PagedAttention";

    /// <summary>The attribute with the most tokens that a token sees, itself included; 0 for all.</summary>
    public const string Window = "window";

    private const int FloatType = 1;
    private const int Int32Type = 6;
    private const int InputCount = 10;
    private const int OutputCount = 3;

    private static readonly nint NameText = Marshal.StringToCoTaskMemUTF8(Name);

    // Lives as long as the process: sessions refer to it.
    private static readonly nint SharedDomain = CreateDomain();

    private static readonly Lock Registering = new();
    private static volatile bool registered;

    /// <summary>
    /// Makes a session that knows the operator. ONNX Runtime keeps the domains of all sessions in one table, and looks and adds without a lock:
    /// of two sessions made at once before there was one, the other fails. So the first is made alone.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What else the session is told; the operator is added.</param>
    public static InferenceSession NewSession(byte[] model, SessionOptions options)
    {
        OrtKernelApi.AddDomain(options.DangerousGetHandle(), SharedDomain);
        if (registered)
        {
            return new InferenceSession(model, options);
        }
        lock (Registering)
        {
            var session = new InferenceSession(model, options);
            registered = true;
            return session;
        }
    }

    private static nint CreateDomain()
    {
        var customOp = (CustomOperator*)NativeMemory.AllocZeroed((nuint)sizeof(CustomOperator));
        customOp->Version = OrtKernelApi.Version;
        customOp->GetName = &GetName;
        customOp->GetExecutionProviderType = &GetExecutionProviderType;
        customOp->GetInputType = &GetInputType;
        customOp->GetInputTypeCount = &GetInputTypeCount;
        customOp->GetOutputType = &GetOutputType;
        customOp->GetOutputTypeCount = &GetOutputTypeCount;
        customOp->GetInputCharacteristic = &GetInputCharacteristic;
        customOp->GetOutputCharacteristic = &GetOutputCharacteristic;
        customOp->GetInputMemoryType = &GetInputMemoryType;
        customOp->GetVariadicInputMinArity = &One;
        customOp->GetVariadicInputHomogeneity = &One;
        customOp->GetVariadicOutputMinArity = &One;
        customOp->GetVariadicOutputHomogeneity = &One;
        customOp->CreateKernelV2 = &CreateKernel;
        customOp->KernelComputeV2 = &Compute;
        customOp->KernelDestroy = &Destroy;
        customOp->GetStartVersion = &One;
        customOp->GetEndVersion = &LastVersion;
        var domain = OrtKernelApi.CreateDomain(Marshal.StringToCoTaskMemUTF8(Domain));
        OrtKernelApi.AddOperator(domain, customOp);
        return domain;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint GetName(CustomOperator* self) => NameText;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint GetExecutionProviderType(CustomOperator* self) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetInputType(CustomOperator* self, nuint index) => index is >= 5 and <= 7 ? Int32Type : FloatType;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint GetInputTypeCount(CustomOperator* self) => InputCount;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetOutputType(CustomOperator* self, nuint index) => FloatType;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nuint GetOutputTypeCount(CustomOperator* self) => OutputCount;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetInputCharacteristic(CustomOperator* self, nuint index) => index is 1 or 2 ? 1 : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetOutputCharacteristic(CustomOperator* self, nuint index) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetInputMemoryType(CustomOperator* self, nuint index) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int One(CustomOperator* self) => 1;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LastVersion(CustomOperator* self) => int.MaxValue;

    // No exception may cross into native code: each becomes a status.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint CreateKernel(CustomOperator* self, nint api, nint info, nint* kernel)
    {
        try
        {
            var heads = (HeadCounts*)NativeMemory.Alloc((nuint)sizeof(HeadCounts));
            heads->Query = (int)OrtKernelApi.IntegerAttribute(info, "num_heads\0"u8);
            heads->KeyValue = (int)OrtKernelApi.IntegerAttribute(info, "kv_num_heads\0"u8);
            heads->Window = (int)OrtKernelApi.IntegerAttribute(info, "window\0"u8);
            *kernel = (nint)heads;
            return 0;
        }
        catch (Exception error)
        {
            return OrtKernelApi.Error(error.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Destroy(nint kernel) => NativeMemory.Free((void*)kernel);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Compute(nint kernel, nint context)
    {
        try
        {
            AttentionCall.Run(context, *(HeadCounts*)kernel);
            return 0;
        }
        catch (Exception error)
        {
            return OrtKernelApi.Error(error.Message);
        }
    }
}
