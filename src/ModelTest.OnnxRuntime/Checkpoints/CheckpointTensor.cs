namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A tensor as a safetensors file has it: row-major, little-endian, and not read here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">Type of its elements.</param>
/// <param name="Shape">Its sizes, slowest first.</param>
/// <param name="File">The file that has its bytes: a full path without symbolic links.</param>
/// <param name="Offset">Where its bytes begin, counted from the file's beginning.</param>
/// <param name="ByteLength">How many bytes it has.</param>
internal sealed record CheckpointTensor(string Name, TensorDType DType, long[] Shape, string File, long Offset, long ByteLength);
