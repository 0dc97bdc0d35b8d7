using ModelTest.OnnxRuntime.Protos.Onnx;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Brings a checkpoint's weights into a graph without reading them: each is a reference into its file.</summary>
internal sealed class DecoderWeights(GraphWriter graph, DecoderShape shape, string root, Func<string, WeightTensor> find)
{
    public GraphWriter Graph => graph;

    public DecoderShape Shape => shape;

    /// <summary>The weight as stored.</summary>
    public (string Value, TensorProto.Types.DataType Type) Stored(string name)
    {
        var tensor = find(name);
        var location = Path.GetRelativePath(root, tensor.File).Replace(Path.DirectorySeparatorChar, '/');
        return (graph.External(name, tensor.Type, [.. tensor.Shape], location, tensor.Offset, tensor.Length), tensor.Type);
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
}
