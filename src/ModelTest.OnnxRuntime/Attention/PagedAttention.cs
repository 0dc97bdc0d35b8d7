using Microsoft.ML.OnnxRuntime;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

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

    /// <summary>How many outputs there are.</summary>
    public const int Outputs = 3;

    /// <summary>The attribute with the most tokens that a token sees, itself included; 0 for all.</summary>
    public const string Window = "window";

    // Lives as long as the process: sessions refer to it.
    private static readonly OperatorDomain Shared = new(
        Domain, CustomOperator.New(new OperatorSignature(Name, null, Inputs(DataType.Float), DataType.Float, Outputs), Create));

    /// <summary>Makes a session that knows the operator.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What else the session is told; the operator is added.</param>
    public static InferenceSession NewSession(byte[] model, SessionOptions options) =>
        Shared.NewSession(options, () => new InferenceSession(model, options));

    /// <summary>The inputs.</summary>
    /// <param name="type">The type of queries, keys and values.</param>
    public static OperatorSignature.Input[] Inputs(DataType type)
    {
        var (numbers, counts) = (new OperatorSignature.Input(type), new OperatorSignature.Input(DataType.Int32));
        var absent = numbers with { IsOptional = true };
        return [numbers, absent, absent, numbers, numbers, counts, counts, counts, numbers, numbers];
    }

    private static Kernel Create(nint info) => new(new HeadCounts
    {
        Query = (int)OrtKernelApi.IntegerAttribute(info, "num_heads\0"u8),
        KeyValue = (int)OrtKernelApi.IntegerAttribute(info, "kv_num_heads\0"u8),
        Window = (int)OrtKernelApi.IntegerAttribute(info, "window\0"u8),
    });

    private sealed class Kernel(HeadCounts heads) : IOperatorKernel
    {
        public void Compute(nint context) => AttentionCall.Run(context, heads);
    }
}
