using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Protos.Onnx;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Brings a checkpoint's weights into a graph without reading them: each is a reference into its file.</summary>
internal sealed class DecoderWeights(GraphWriter graph, ModelConfig config, string root, Func<string, CheckpointTensor> find)
{
    public GraphWriter Graph => graph;

    public ModelConfig Config => config;

    /// <summary>The weight as stored.</summary>
    public (string Value, TensorProto.Types.DataType Type) Stored(string name)
    {
        var tensor = find(name);
        var location = Path.GetRelativePath(root, tensor.File).Replace(Path.DirectorySeparatorChar, '/');
        var type = OnnxType(tensor.DType);
        return (graph.External(name, type, tensor.Shape, location, tensor.Offset, tensor.ByteLength), type);
    }

    /// <summary>The weight in float32; ONNX Runtime folds the conversion when the session is made.</summary>
    public string Float(string name)
    {
        var (value, type) = Stored(name);
        return ToFloat(value, type);
    }

    /// <summary>A value of the given type converted to float32.</summary>
    public string ToFloat(string value, TensorProto.Types.DataType type) => type == TensorProto.Types.DataType.Float
        ? value
        : graph.Node("Cast", [value], GraphWriter.Int("to", (long)TensorProto.Types.DataType.Float));

    private static TensorProto.Types.DataType OnnxType(TensorDType type) => type switch
    {
        TensorDType.F32 => TensorProto.Types.DataType.Float,
        TensorDType.F16 => TensorProto.Types.DataType.Float16,
        TensorDType.BF16 => TensorProto.Types.DataType.Bfloat16,
        _ => throw new NotSupportedException($"weights of type {type}"),
    };
}
