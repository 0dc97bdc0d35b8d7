using ModelTest.OnnxRuntime.Protos.Onnx;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Where a weight lies in the checkpoint's files.</summary>
/// <param name="Name">Its name in the checkpoint.</param>
/// <param name="Type">Float, Float16 or Bfloat16.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="File">Full path of the file, links resolved.</param>
/// <param name="Offset">First byte in the file.</param>
/// <param name="Length">Bytes.</param>
internal sealed record WeightTensor(string Name, TensorProto.Types.DataType Type, IReadOnlyList<long> Shape, string File, long Offset, long Length);
