using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>A tensor that stays where it is.</summary>
internal sealed class HostTensor
{
    private readonly byte[] bytes;

    /// <summary>Numbers in a type.</summary>
    public HostTensor(float[] numbers, DataType type)
        : this(TypeConversion.Bytes(numbers, type))
    {
    }

    /// <summary>Integers of four bytes.</summary>
    public HostTensor(int[] numbers)
        : this(MemoryMarshal.AsBytes<int>(numbers))
    {
    }

    private HostTensor(ReadOnlySpan<byte> from)
    {
        bytes = GC.AllocateUninitializedArray<byte>(from.Length, pinned: true);
        from.CopyTo(bytes);
    }

    /// <summary>Where it is, as long as this object is used.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);

    /// <summary>The integers in it now.</summary>
    public int[] Integers() => MemoryMarshal.Cast<byte, int>(bytes).ToArray();

    /// <summary>The numbers in it now.</summary>
    public float[] Numbers(DataType type) => NarrowNumbers.Read(bytes, type);
}
