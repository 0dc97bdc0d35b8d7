using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>Pairs of 16 bits beside the conversions that weights go through.</summary>
public sealed class ElementPairTests
{
    [Fact]
    public void Float16_is_read_and_written_as_weights_are() => Check<Float16Pair>(DataType.Float16);

    [Fact]
    public void BFloat16_is_read_and_written_as_weights_are() => Check<BFloat16Pair>(DataType.Bfloat16);

    private static void Check<T>(DataType type)
        where T : struct, IElementPair
    {
        var elements = Enumerable.Range(0, 1 << 16).Select(i => (ushort)i).ToArray();
        var numbers = NarrowNumbers.Read(MemoryMarshal.AsBytes(elements.AsSpan()), type);
        foreach (var (element, number) in elements.Zip(numbers))
        {
            Assert.Equal(number, default(T).First(element | (0x1234 << 16)));
            Assert.Equal(number, default(T).Second(0x1234 | (element << 16)));
        }
        // Every number that there is, what lies between it and the next, and a little to both sides of that.
        float[] wide = [.. numbers.Where(float.IsFinite).SelectMany(n => new[] { n, Middle(n), MathF.BitDecrement(Middle(n)), MathF.BitIncrement(Middle(n)) })];
        var expected = MemoryMarshal.Cast<byte, ushort>(TypeConversion.Bytes(wide, type));
        for (var i = 0; i < wide.Length; i++)
        {
            Assert.Equal(expected[i], (ushort)default(T).Pack(wide[i], 1));
            Assert.Equal(expected[i], (ushort)((uint)default(T).Pack(1, wide[i]) >> 16));
        }

        foreach (var odd in new[] { float.PositiveInfinity, float.NegativeInfinity, float.NaN, Bits(0x7FFFFFFF), Bits(0xFFFFFFFF), Bits(0x7F800001) })
        {
            // A GPU's NaN has all bits set: rounded by them it would be zero.
            Assert.Equal(float.IsNaN(odd) ? float.NaN : odd, default(T).First(default(T).Pack(odd, 1)));
        }

        static float Bits(uint bits) => BitConverter.UInt32BitsToSingle(bits);

        float Middle(float number)
        {
            var next = numbers[(BitConverter.ToUInt16(TypeConversion.Bytes([number], type)) + 1) & 0xFFFF];
            return float.IsFinite(next) ? (number / 2) + (next / 2) : number * 1.01f;
        }
    }
}
