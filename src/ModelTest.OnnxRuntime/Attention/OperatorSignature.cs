using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>What ONNX Runtime must know of an operator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Provider">The execution provider that runs it; null for the CPU's.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="OutputType">The type of its outputs.</param>
/// <param name="Outputs">How many there are.</param>
internal sealed record OperatorSignature(string Name, string? Provider, IReadOnlyList<OperatorSignature.Input> Inputs, DataType OutputType, int Outputs)
{
    /// <summary>An input.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="IsOptional">Whether a node may leave it out.</param>
    /// <param name="IsOnHost">Whether it is in the host's memory, wherever the operator runs.</param>
    internal readonly record struct Input(DataType Type, bool IsOptional = false, bool IsOnHost = false);
}
