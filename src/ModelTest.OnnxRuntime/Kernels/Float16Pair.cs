using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>Two elements in float16.</summary>
internal readonly struct Float16Pair : IElementPair
{
    public float First(int pair) => (float)Interop.IntAsFloat((ushort)(pair & 0xFFFF));

    public float Second(int pair) => (float)Interop.IntAsFloat((ushort)((uint)pair >> 16));

    public int Pack(float first, float second) => (int)(Rounded(first) | (Rounded(second) << 16));

    // By its bits, as ILGPU's own conversion rounds on a GPU and cuts off on a CPU.
    private static uint Rounded(float value)
    {
        const uint Infinity = 0x7C00;
        const uint NotANumber = 0x7E00;
        const uint LeastTooLarge = (127 + 16) << 23;
        const uint LeastNormal = (127 - 14) << 23;
        const int DroppedBits = 23 - 10;
        const uint AlmostHalf = (1 << (DroppedBits - 1)) - 1;
        var bits = Interop.FloatAsInt(value);
        var sign = (bits & 0x80000000u) >> 16;
        bits &= 0x7FFFFFFFu;
        if (bits >= LeastTooLarge)
        {
            return sign | (bits > 0x7F800000u ? NotANumber : Infinity);
        }
        if (bits < LeastNormal)
        {
            // Added to a half, whose last bit is worth as much as that of the smallest numbers, the processor rounds.
            return sign | (Interop.FloatAsInt(Interop.IntAsFloat(bits) + 0.5f) - Interop.FloatAsInt(0.5f));
        }
        var odd = (bits >> DroppedBits) & 1;
        return sign | ((bits - ((127 - 15) << 23) + AlmostHalf + odd) >> DroppedBits);
    }
}
