using ModelTest.OnnxRuntime.Attention;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// Paged attention of decode steps as a custom operator. Its inputs and outputs are those of <see cref="PagedAttention"/>, with one new token of
/// every sequence. Behind the rest come the bounds that com.microsoft.PagedAttention takes, int32[2] on the host, the most new tokens and the
/// most tokens of a sequence; and, if attribute <see cref="HasNorms"/> is 1, the norms [d] of queries and keys, with attribute <see cref="Epsilon"/>.
/// No sequence may list blocks that another fills in the same call.
/// </summary>
internal static unsafe class DecodeAttention
{
    public const string Name = "DecodeAttention";
    public const string HasNorms = "has_norms";
    public const string Epsilon = "epsilon";

    /// <summary>The operator.</summary>
    /// <param name="kernels">What computes it.</param>
    /// <param name="type">The type of queries, keys and values.</param>
    public static CustomOperator* New(IDeviceKernels kernels, DataType type)
    {
        var bounds = new OperatorSignature.Input(DataType.Int32, IsOnHost: true);
        var norm = new OperatorSignature.Input(type, IsOptional: true);
        var signature = new OperatorSignature(Name, kernels.Provider, [.. PagedAttention.Inputs(type), bounds, norm, norm], type, PagedAttention.Outputs);
        return CustomOperator.New(signature, Create);

        Kernel Create(nint info) => new(
            kernels,
            (int)OrtKernelApi.IntegerAttribute(info, "num_heads\0"u8),
            (int)OrtKernelApi.IntegerAttribute(info, "kv_num_heads\0"u8),
            OrtKernelApi.IntegerAttribute(info, "has_norms\0"u8) != 0,
            OrtKernelApi.FloatAttribute(info, "epsilon\0"u8));
    }

    private sealed class Kernel(IDeviceKernels kernels, int heads, int keyValueHeads, bool hasNorms, float epsilon) : IOperatorKernel
    {
        public void Compute(nint context)
        {
            var (keys, values, past, table, cos) = (Input(3), Input(4), Input(6), Input(7), Input(8));
            var cache = OrtKernelApi.Shape(keys);
            var headSize = (int)cache[3];
            var sequences = (int)OrtKernelApi.Shape(past)[0];
            if (OrtKernelApi.Shape(Input(0))[0] != sequences)
            {
                throw new InvalidOperationException("every sequence must have one new token");
            }
            var bounds = (int*)OrtKernelApi.Data(Input(10));
            var (width, positions) = ((int)OrtKernelApi.Shape(table)[1], (int)OrtKernelApi.Shape(cos)[0]);
            var call = new DecodeCall(sequences, heads, keyValueHeads, headSize, (int)cache[0], (int)cache[1], width, positions, bounds[1])
            {
                Packed = Address(Input(0)),
                KeyCache = Address(keys),
                ValueCache = Address(values),
                Past = Address(past),
                Table = Address(table),
                Cos = Address(cos),
                Sin = Address(Input(9)),
                QueryNorm = hasNorms ? Address(Input(11)) : 0,
                KeyNorm = hasNorms ? Address(Input(12)) : 0,
                Epsilon = epsilon,
                Output = Address(OrtKernelApi.Output(context, 0, [sequences, heads * headSize])),
            };
            if (Address(OrtKernelApi.Output(context, 1, cache)) != call.KeyCache || Address(OrtKernelApi.Output(context, 2, cache)) != call.ValueCache)
            {
                throw new InvalidOperationException("the caches must be bound to the same memory as input and as output");
            }
            kernels.Attend(call);

            nint Input(int index) => OrtKernelApi.Input(context, index);
        }

        private static nint Address(nint value) => (nint)OrtKernelApi.Data(value);
    }
}
