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
        var bounds = new OperatorSignature.Input(DataType.Int32, IsOnHost: true);
        var signature = new OperatorSignature(Name, attention.Provider, [.. PagedAttention.Inputs(type), bounds], type, PagedAttention.Outputs);
        return new OperatorDomain(Domain, CustomOperator.New(signature, Create));

        Kernel Create(nint info) => new(
            attention, (int)OrtKernelApi.IntegerAttribute(info, "num_heads\0"u8), (int)OrtKernelApi.IntegerAttribute(info, "kv_num_heads\0"u8));
    }

    private static DecodeCall Read(nint context, int heads, int keyValueHeads)
    {
        var (keys, values, past, table, cos) = (Input(3), Input(4), Input(6), Input(7), Input(8));
        var cache = OrtKernelApi.Shape(keys);
        var headSize = (int)cache[3];
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

    private sealed class Kernel(IDecodeAttention attention, int heads, int keyValueHeads) : IOperatorKernel
    {
        public void Compute(nint context) => attention.Run(Read(context, heads, keyValueHeads));
    }
}
