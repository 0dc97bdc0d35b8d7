using System.Runtime.InteropServices;
using CsCheck;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Graph;

public sealed class TypeConversionTests
{
    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2.5f, 0xC020)]
    // 1 + 2^-8 lies half way between 1 and 1 + 2^-7: to the even one; a bit more goes up.
    [InlineData(1.00390625f, 0x3F80)]
    [InlineData(1.0039063692f, 0x3F81)]
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(float.PositiveInfinity, 0x7F80)]
    [InlineData(float.MaxValue, 0x7F80)]
    public void Bfloat16_is_the_nearest_value_and_ties_go_to_even(float value, int expected) =>
        Assert.Equal(expected, BitConverter.ToUInt16(TypeConversion.Bytes([value], DataType.Bfloat16)));

    [Fact]
    public void Not_a_number_stays_none()
    {
        // The lowest mantissa bits: cut off, this would be infinity.
        var bits = BitConverter.ToUInt16(TypeConversion.Bytes([BitConverter.UInt32BitsToSingle(0x7F800001)], DataType.Bfloat16));
        Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle((uint)bits << 16)));
    }

    [Fact]
    public void Narrowing_what_was_widened_changes_nothing() => Gen.UShort.Array[1, 9000].Sample(
        bits =>
        {
            foreach (var type in new[] { DataType.Float16, DataType.Bfloat16 })
            {
                var back = Convert(Convert(bits, type, DataType.Float), DataType.Float, type);
                for (var i = 0; i < bits.Length; i++)
                {
                    Assert.True(bits[i] == back[i] || IsNaN(bits[i], type));
                }
            }
        },
        iter: 50);

    private static ushort[] Convert(ushort[] source, DataType from, DataType to)
    {
        var bytes = MemoryMarshal.AsBytes<ushort>(source);
        var target = new ushort[bytes.Length / from.Size() * to.Size() / sizeof(ushort)];
        TypeConversion.Convert(bytes, from, MemoryMarshal.AsBytes(target.AsSpan()), to);
        return target;
    }

    private static bool IsNaN(ushort bits, DataType type) => type == DataType.Float16
        ? Half.IsNaN(BitConverter.UInt16BitsToHalf(bits))
        : float.IsNaN(BitConverter.UInt32BitsToSingle((uint)bits << 16));
}
