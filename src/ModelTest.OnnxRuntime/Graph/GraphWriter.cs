using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using ModelTest.OnnxRuntime.Protos.Onnx;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Writes an ONNX graph node by node. Every method returns the name of the value it makes.</summary>
internal sealed class GraphWriter
{
    private const int IrVersion = 10;
    private const int Opset = 17;

    private readonly GraphProto graph = new() { Name = "decoder" };
    private int unique;

    /// <summary>Adds a graph input; a dimension of null is free and named after its place.</summary>
    public string Input(string name, TensorProto.Types.DataType type, params long?[] shape)
    {
        graph.Input.Add(Value(name, type, shape));
        return name;
    }

    /// <summary>Makes an existing value a graph output.</summary>
    public void Output(string name, TensorProto.Types.DataType type, params long?[] shape) => graph.Output.Add(Value(name, type, shape));

    /// <summary>A constant whose bytes stay in a file.</summary>
    public string External(string name, TensorProto.Types.DataType type, ReadOnlySpan<long> shape, string location, long offset, long length)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, DataLocation = TensorProto.Types.DataLocation.External };
        tensor.Dims.AddRange(shape);
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset.ToString(CultureInfo.InvariantCulture) });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = length.ToString(CultureInfo.InvariantCulture) });
        graph.Initializer.Add(tensor);
        return name;
    }

    /// <summary>A constant of 64-bit integers.</summary>
    public string Constant(params long[] values) => Raw("const", TensorProto.Types.DataType.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>A constant of 64-bit integers with a shape.</summary>
    public string Constant(ReadOnlySpan<long> values, params long[] shape) => Raw("const", TensorProto.Types.DataType.Int64, shape, MemoryMarshal.AsBytes(values));

    /// <summary>A constant of floating-point numbers.</summary>
    public string Constant(string name, TensorProto.Types.DataType type, ReadOnlySpan<float> values, params long[] shape) =>
        Raw(name, type, shape, TypeConversion.Bytes(values, type));

    /// <summary>Adds a node with one output.</summary>
    public string Node(string op, string[] inputs, params AttributeProto[] attributes) => Node("", op, inputs, 1, attributes)[0];

    /// <summary>Adds a node of an operator domain with several outputs.</summary>
    public string[] Node(string domain, string op, string[] inputs, int outputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op, Domain = domain, Name = Unique(op) };
        node.Input.AddRange(inputs);
        for (var i = 0; i < outputs; i++)
        {
            node.Output.Add($"{node.Name}_{i}");
        }
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return [.. node.Output];
    }

    /// <summary>Gives an output of a node another name; an empty name means that nobody wants it.</summary>
    public void RenameOutput(string value, string name)
    {
        // Renamed right after the node was added, so the search is short.
        var node = graph.Node.Last(n => n.Output.Contains(value));
        node.Output[node.Output.IndexOf(value)] = name;
    }

    /// <summary>An integer attribute.</summary>
    public static AttributeProto Int(string name, long value) => new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>A float attribute.</summary>
    public static AttributeProto Float(string name, float value) => new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    /// <summary>The serialized model.</summary>
    /// <param name="domains">Operator domains used beside ONNX's own.</param>
    public byte[] ToModel(params string[] domains)
    {
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "ModelTest", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        foreach (var domain in domains)
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        }
        return model.ToByteArray();
    }

    private string Raw(string name, TensorProto.Types.DataType type, ReadOnlySpan<long> shape, ReadOnlySpan<byte> bytes)
    {
        var tensor = new TensorProto { Name = Unique(name), DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        tensor.Dims.AddRange(shape);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string Unique(string stem) => $"{stem}_{unique++}";

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, long?[] shape)
    {
        var dimensions = new TensorShapeProto();
        for (var i = 0; i < shape.Length; i++)
        {
            dimensions.Dim.Add(shape[i] is { } fixedSize
                ? new TensorShapeProto.Types.Dimension { DimValue = fixedSize }
                : new TensorShapeProto.Types.Dimension { DimParam = $"{name}_{i}" });
        }
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }
}
