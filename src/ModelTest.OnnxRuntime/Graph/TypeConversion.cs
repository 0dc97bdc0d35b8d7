using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Conversions between float32, float16 and bfloat16, to the nearest value, ties to even.</summary>
internal static class TypeConversion
{
    /// <summary>Converts elements.</summary>
    /// <param name="source">Their bytes.</param>
    /// <param name="from">Their type.</param>
    /// <param name="target">Where they go: bytes of as many elements, in other memory.</param>
    /// <param name="to">The type there.</param>
    public static void Convert(ReadOnlySpan<byte> source, DataType from, Span<byte> target, DataType to)
    {
        const int Piece = 4096;
        Span<float> wide = stackalloc float[Piece];
        while (!source.IsEmpty)
        {
            var count = Math.Min(Piece, source.Length / from.Size());
            Widen(source[..(count * from.Size())], from, wide);
            Narrow(wide[..count], target, to);
            source = source[(count * from.Size())..];
            target = target[(count * to.Size())..];
        }
    }

    /// <summary>The bytes of values in a type.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> values, DataType type)
    {
        var bytes = new byte[values.Length * type.Size()];
        Narrow(values, bytes, type);
        return bytes;
    }

    private static void Widen(ReadOnlySpan<byte> source, DataType from, Span<float> target)
    {
        switch (from)
        {
            case DataType.Float:
                MemoryMarshal.Cast<byte, float>(source).CopyTo(target);
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), target);
                break;
            default:
                var bits = MemoryMarshal.Cast<byte, ushort>(source);
                for (var i = 0; i < bits.Length; i++)
                {
                    target[i] = BitConverter.UInt32BitsToSingle((uint)bits[i] << 16);
                }
                break;
        }
    }

    private static void Narrow(ReadOnlySpan<float> source, Span<byte> target, DataType to)
    {
        switch (to)
        {
            case DataType.Float:
                MemoryMarshal.AsBytes(source).CopyTo(target);
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToHalf(source, MemoryMarshal.Cast<byte, Half>(target));
                break;
            default:
                var bits = MemoryMarshal.Cast<byte, ushort>(target);
                for (var i = 0; i < source.Length; i++)
                {
                    bits[i] = ToBFloat16(source[i]);
                }
                break;
        }
    }

    private static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        // Rounding could carry a NaN's mantissa over to infinity.
        return float.IsNaN(value) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
