using ModelTest.OnnxRuntime.Checkpoints.Families;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Brings a checkpoint's weights into a graph, in the type it computes in. Every method returns the name of a value.</summary>
internal abstract class DecoderWeights
{
    /// <summary>The type that the graph computes in.</summary>
    public abstract DataType Type { get; }

    /// <summary>A weight.</summary>
    public abstract string Whole(string name);

    /// <summary>Rows of weights, one below the other.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="rows">The rows, neighbours in one tensor where possible.</param>
    public abstract string Rows(string name, IReadOnlyList<WeightRows> rows);

    /// <summary>Rows of a weight that are chosen when the graph runs.</summary>
    /// <param name="name">The weight.</param>
    /// <param name="indices">The value that has the rows' numbers.</param>
    public abstract string Lookup(string name, string indices);
}
