using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>A graph and what belongs to it.</summary>
/// <param name="Bytes">The serialized model.</param>
/// <param name="Root">The folder that weights in files are relative to; empty where none are.</param>
/// <param name="Weights">The inputs that are weights.</param>
/// <param name="Type">The type it computes in: that of the caches.</param>
/// <param name="Form">How it was built.</param>
internal sealed record DecoderModel(byte[] Bytes, string Root, IReadOnlyCollection<DeviceWeight> Weights, DataType Type, DecoderForm Form);
