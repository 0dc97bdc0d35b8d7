using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>Two elements in bfloat16.</summary>
internal readonly struct BFloat16Pair : IElementPair
{
    public float First(int pair) => Interop.IntAsFloat((uint)pair << 16);

    public float Second(int pair) => Interop.IntAsFloat((uint)pair & 0xFFFF0000u);

    public int Pack(float first, float second) => (int)((Rounded(first) >> 16) | (Rounded(second) & 0xFFFF0000u));

    private static uint Rounded(float value)
    {
        var bits = Interop.FloatAsInt(value);
        var rounded = bits + 0x7FFFu + ((bits >> 16) & 1u);
        // Of what is no number rounding could make one.
        return (bits & 0x7FFFFFFFu) > 0x7F800000u ? 0x7FC00000u : rounded;
    }
}
