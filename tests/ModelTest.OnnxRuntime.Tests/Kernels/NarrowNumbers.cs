using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>Numbers of 16 bits.</summary>
internal static class NarrowNumbers
{
    /// <summary>The numbers that bytes hold.</summary>
    public static float[] Read(ReadOnlySpan<byte> bytes, DataType type)
    {
        var numbers = new float[bytes.Length / type.Size()];
        TypeConversion.Convert(bytes, type, MemoryMarshal.AsBytes(numbers.AsSpan()), DataType.Float);
        return numbers;
    }

    /// <summary>Numbers as they are in a type.</summary>
    public static float[] Round(float[] numbers, DataType type) => Read(TypeConversion.Bytes(numbers, type), type);
}
