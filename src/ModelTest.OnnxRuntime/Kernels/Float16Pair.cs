using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>Two elements in float16.</summary>
internal readonly struct Float16Pair : IElementPair
{
    public float First(int pair) => (float)Interop.IntAsFloat((ushort)(pair & 0xFFFF));

    public float Second(int pair) => (float)Interop.IntAsFloat((ushort)((uint)pair >> 16));

    // On a GPU the conversion rounds; ILGPU's own on a CPU cuts off.
    public int Pack(float first, float second) => (int)(Interop.FloatAsInt((ILGPU.Half)first) | ((uint)Interop.FloatAsInt((ILGPU.Half)second) << 16));
}
