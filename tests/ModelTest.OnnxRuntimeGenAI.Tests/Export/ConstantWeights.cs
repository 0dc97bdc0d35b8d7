using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntimeGenAI.Tests.Export;

/// <summary>Weights inside the graph, in float32: for small models.</summary>
/// <param name="graph">The graph.</param>
/// <param name="find">Finds a weight by name.</param>
internal sealed class ConstantWeights(GraphWriter graph, Func<string, CheckpointTensor> find)
{
    public string Whole(string name)
    {
        var tensor = find(name);
        return graph.Constant(name, DataType.Float, Read(tensor, 0, tensor.ByteLength), [.. tensor.Shape]);
    }

    /// <summary>Rows of a matrix in another order.</summary>
    public string Rows(string name, IEnumerable<Range> rows)
    {
        var tensor = find(name);
        var width = (int)tensor.Shape[1];
        var values = rows.SelectMany(r => Read(tensor, r.Start.Value * width * sizeof(ushort), (r.End.Value - r.Start.Value) * width * sizeof(ushort))).ToArray();
        return graph.Constant(name, DataType.Float, values, values.Length / width, width);
    }

    private static float[] Read(CheckpointTensor tensor, long from, long length)
    {
        Assert.Equal(TensorDType.F16, tensor.DType);
        using var file = File.OpenRead(tensor.File);
        var bytes = new byte[length];
        file.Position = tensor.Offset + from;
        file.ReadExactly(bytes);
        var values = new float[length / sizeof(ushort)];
        TypeConversion.Convert(bytes, DataType.Float16, MemoryMarshal.AsBytes(values.AsSpan()), DataType.Float);
        return values;
    }
}
