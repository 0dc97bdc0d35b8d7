using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Checkpoints.Families;
using static ModelTest.OnnxRuntime.Graph.GraphWriter;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Weights without reading them: each is a reference into its file, and ONNX Runtime converts it to float32 when the session is made.</summary>
/// <param name="graph">The graph.</param>
/// <param name="root">The folder that the locations of weights are relative to.</param>
/// <param name="find">Finds a weight by name.</param>
internal sealed class FileWeights(GraphWriter graph, string root, Func<string, CheckpointTensor> find) : DecoderWeights
{
    private readonly HashSet<string> added = new(StringComparer.Ordinal);

    public override DataType Type => DataType.Float;

    public override string Whole(string name) => ToFloat(Stored(name), find(name));

    public override string Rows(string name, IReadOnlyList<WeightRows> rows)
    {
        var parts = rows.GroupBy(r => r.Tensor).Select(tensor =>
        {
            var order = tensor.SelectMany(r => Enumerable.Range(r.First, r.Count)).Select(r => (long)r).ToArray();
            var inOrder = order.Length == find(tensor.Key).Shape[0] && order.Index().All(o => o.Item == o.Index);
            var whole = Whole(tensor.Key);
            return inOrder ? whole : graph.Node("Gather", [whole, graph.Constant(order)]);
        }).ToArray();
        return parts.Length == 1 ? parts[0] : graph.Node("Concat", parts, Int("axis", 0));
    }

    // Looked up before it is converted: the table stays in the file in its own type.
    public override string Lookup(string name, string indices) => ToFloat(graph.Node("Gather", [Stored(name), indices]), find(name));

    private string Stored(string name)
    {
        if (added.Add(name))
        {
            var tensor = find(name);
            var location = Path.GetRelativePath(root, tensor.File).Replace(Path.DirectorySeparatorChar, '/');
            graph.External(name, tensor.DType.Onnx(), tensor.Shape, location, tensor.Offset, tensor.ByteLength);
        }
        return name;
    }

    private string ToFloat(string value, CheckpointTensor tensor) =>
        tensor.DType == TensorDType.F32 ? value : graph.Node("Cast", [value], Int("to", (long)DataType.Float));
}
