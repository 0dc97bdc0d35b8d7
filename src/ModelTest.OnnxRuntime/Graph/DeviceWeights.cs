using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Checkpoints.Families;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>
/// Weights as inputs of the graph, which stay on the device: they go there straight from the checkpoint's files, each where it belongs, and
/// the session never holds or converts them.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="type">The type that the graph computes in.</param>
/// <param name="find">Finds a weight by name.</param>
internal sealed class DeviceWeights(GraphWriter graph, DataType type, Func<string, CheckpointTensor> find) : DecoderWeights
{
    private readonly Dictionary<string, DeviceWeight> inputs = new(StringComparer.Ordinal);

    public override DataType Type => type;

    /// <summary>The inputs that were asked for.</summary>
    public IReadOnlyCollection<DeviceWeight> Inputs => inputs.Values;

    public override string Whole(string name)
    {
        var tensor = find(name);
        return Input(new DeviceWeight(name, tensor.Shape, [new(tensor, 0, tensor.Shape.Aggregate(1L, (a, b) => a * b))]));
    }

    public override string Rows(string name, IReadOnlyList<WeightRows> rows)
    {
        // A row of a vector is one element.
        long[] inner = find(rows[0].Tensor).Shape[1..];
        var width = inner.Aggregate(1L, (a, b) => a * b);
        return Input(new DeviceWeight(
            name, [rows.Sum(r => r.Count), .. inner], [.. rows.Select(r => new DeviceWeight.Part(find(r.Tensor), r.First * width, r.Count * width))]));
    }

    public override string Lookup(string name, string indices) => graph.Node("Gather", [Whole(name), indices]);

    private string Input(DeviceWeight weight)
    {
        // A tied head is the embedding again.
        if (inputs.TryAdd(weight.Name, weight))
        {
            graph.Input(weight.Name, type, [.. weight.Shape.Select(s => (long?)s)]);
        }
        return weight.Name;
    }
}
