using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Attention.Decoding;

/// <summary>
/// Paged attention of decode steps as a custom operator. Its inputs and outputs are those of <see cref="PagedAttention"/>, with one new token of
/// every sequence and, behind the rest, the bounds that com.microsoft.PagedAttention takes: int32[2] on the host, the most new tokens and the
/// most tokens of a sequence. Unlike there, no sequence may list blocks that another fills in the same call.
/// </summary>
internal static unsafe class DecodeAttention
{
    public const string Domain = "modeltest.decode";
    public const string Name = "DecodeAttention";

    /// <summary>The operator for sessions.</summary>
    /// <param name="attention">What computes it; it must live as long as the sessions.</param>
    /// <param name="type">The type of queries, keys and values.</param>
    public static OperatorDomain NewDomain(IDecodeAttention attention, DataType type)
    {
        var (numbers, left, counts) = (
            new OperatorSignature.Input(type), new OperatorSignature.Input(type, IsOptional: true), new OperatorSignature.Input(DataType.Int32));
        var signature = new OperatorSignature(
            Name,
            attention.Provider,
            [numbers, left, left, numbers, numbers, counts, counts, counts, numbers, numbers, counts with { IsOnHost = true }],
            type,
            3);
        return new OperatorDomain(Domain, CustomOperator.New(signature, &CreateKernel, &Compute, &Destroy, attention));
    }

    // No exception may cross into native code: each becomes a status.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint CreateKernel(CustomOperator* self, nint api, nint info, nint* kernel)
    {
        try
        {
            var made = (Kernel*)NativeMemory.Alloc((nuint)sizeof(Kernel));
            made->Heads = (int)OrtKernelApi.IntegerAttribute(info, "num_heads\0"u8);
            made->KeyValueHeads = (int)OrtKernelApi.IntegerAttribute(info, "kv_num_heads\0"u8);
            made->Attention = self->Owner;
            *kernel = (nint)made;
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
            var made = (Kernel*)kernel;
            ((IDecodeAttention)GCHandle.FromIntPtr(made->Attention).Target!).Run(Read(context, made->Heads, made->KeyValueHeads));
            return 0;
        }
        catch (Exception error)
        {
            return OrtKernelApi.Error(error.Message);
        }
    }

    private static DecodeCall Read(nint context, int heads, int keyValueHeads)
    {
        var (keys, values, past, table, cos) = (Input(3), Input(4), Input(6), Input(7), Input(8));
        var (cache, headSize) = (OrtKernelApi.Shape(keys), (int)OrtKernelApi.Shape(keys)[3]);
        var sequences = (int)OrtKernelApi.Shape(past)[0];
        if (OrtKernelApi.Shape(Input(0))[0] != sequences)
        {
            throw new InvalidOperationException("every sequence must have one new token");
        }
        var call = new DecodeCall(
            sequences,
            heads,
            keyValueHeads,
            headSize,
            (int)cache[0],
            (int)cache[1],
            (int)OrtKernelApi.Shape(table)[1],
            (int)OrtKernelApi.Shape(cos)[0],
            ((int*)OrtKernelApi.Data(Input(10)))[1])
        {
            Packed = Address(Input(0)),
            KeyCache = Address(keys),
            ValueCache = Address(values),
            Past = Address(past),
            Table = Address(table),
            Cos = Address(cos),
            Sin = Address(Input(9)),
            Output = Address(OrtKernelApi.Output(context, 0, [sequences, heads * headSize])),
        };
        return Address(OrtKernelApi.Output(context, 1, cache)) == call.KeyCache && Address(OrtKernelApi.Output(context, 2, cache)) == call.ValueCache
            ? call
            : throw new InvalidOperationException("the caches must be bound to the same memory as input and as output");

        nint Input(int index) => OrtKernelApi.Input(context, index);
    }

    private static nint Address(nint value) => (nint)OrtKernelApi.Data(value);

    private struct Kernel
    {
        public int Heads;
        public int KeyValueHeads;
        public nint Attention;
    }
}
