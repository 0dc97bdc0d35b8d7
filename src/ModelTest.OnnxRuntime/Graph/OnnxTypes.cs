using Microsoft.ML.OnnxRuntime.Tensors;
using ModelTest.OnnxRuntime.Checkpoints;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Element types by ONNX's names.</summary>
internal static class OnnxTypes
{
    /// <summary>The type in a graph.</summary>
    public static DataType Onnx(this TensorDType type) => type switch
    {
        TensorDType.F32 => DataType.Float,
        TensorDType.F16 => DataType.Float16,
        TensorDType.BF16 => DataType.Bfloat16,
        _ => throw new NotSupportedException($"weights of type {type}"),
    };

    /// <summary>The type of a tensor that is given to a session.</summary>
    public static TensorElementType Element(this DataType type) => type switch
    {
        DataType.Float => TensorElementType.Float,
        DataType.Float16 => TensorElementType.Float16,
        DataType.Bfloat16 => TensorElementType.BFloat16,
        _ => throw new NotSupportedException($"tensors of type {type}"),
    };

    /// <summary>Bytes of an element.</summary>
    public static int Size(this DataType type) => type == DataType.Float ? sizeof(float) : sizeof(ushort);
}
