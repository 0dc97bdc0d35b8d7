using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Conversions between float32, float16 and bfloat16, to the nearest value, ties to even.</summary>
internal static unsafe class TypeConversion
{
    /// <summary>Converts elements.</summary>
    /// <param name="source">The elements.</param>
    /// <param name="from">Their type.</param>
    /// <param name="target">Where they go; not the same memory.</param>
    /// <param name="to">The type there.</param>
    /// <param name="count">How many.</param>
    public static void Convert(void* source, DataType from, void* target, DataType to, int count)
    {
        const int Piece = 4096;
        var wide = stackalloc float[Piece];
        for (var at = 0; at < count; at += Piece)
        {
            var some = Math.Min(Piece, count - at);
            Widen((byte*)source + ((long)at * from.Size()), from, new Span<float>(wide, some));
            Narrow(new ReadOnlySpan<float>(wide, some), (byte*)target + ((long)at * to.Size()), to);
        }
    }

    /// <summary>The bytes of values in a type.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> values, DataType type)
    {
        var bytes = new byte[values.Length * type.Size()];
        fixed (byte* target = bytes)
        {
            Narrow(values, target, type);
        }
        return bytes;
    }

    private static void Widen(byte* source, DataType from, Span<float> target)
    {
        switch (from)
        {
            case DataType.Float:
                new ReadOnlySpan<float>(source, target.Length).CopyTo(target);
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>(source, target.Length), target);
                break;
            default:
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = BitConverter.UInt32BitsToSingle((uint)((ushort*)source)[i] << 16);
                }
                break;
        }
    }

    private static void Narrow(ReadOnlySpan<float> source, byte* target, DataType to)
    {
        switch (to)
        {
            case DataType.Float:
                MemoryMarshal.AsBytes(source).CopyTo(new Span<byte>(target, source.Length * sizeof(float)));
                break;
            case DataType.Float16:
                TensorPrimitives.ConvertToHalf(source, new Span<Half>(target, source.Length));
                break;
            default:
                for (var i = 0; i < source.Length; i++)
                {
                    ((ushort*)target)[i] = ToBFloat16(source[i]);
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
