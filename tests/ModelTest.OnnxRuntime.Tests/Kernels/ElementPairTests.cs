using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Kernels.Ptx;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>Pairs of 16 bits in a kernel beside the conversions that weights go through.</summary>
public sealed class ElementPairTests
{
    private const int Elements = 1 << 16;

    [Fact]
    public void Float16_is_read_and_written_as_weights_are() => Check<Float16Pair>(DataType.Float16);

    [Fact]
    public void BFloat16_is_read_and_written_as_weights_are() => Check<BFloat16Pair>(DataType.Bfloat16);

    private static void Check<T>(DataType type)
        where T : struct, IElementPair
    {
        // Every element, beside another one.
        var elements = Enumerable.Range(0, Elements).Select(i => (ushort)i).ToArray();
        int[] pairs = [.. elements.Select(e => (int)(e | ((uint)(ushort)(e * 40503) << 16)))];
        var numbers = NarrowNumbers.Read(MemoryMarshal.AsBytes(elements.AsSpan()), type);
        var kernel = Assert.Single(KernelPtx.Compile<T>((typeof(ElementPairKernel), nameof(ElementPairKernel.Run), ElementPairKernel.Threads)));
        HostTensor[] tensors = [new(pairs), new(new int[Elements]), new(new int[Elements]), new(new int[Elements])];
        byte[][] views = [.. tensors.Select(t => MemoryMarshal.AsBytes<long>([t.Address, Elements]).ToArray())];
        PtxLaunch.Run(PtxKernel.Of(kernel.Text), [Elements / ElementPairKernel.Threads, 1, 1], ElementPairKernel.Threads, views);
        var (first, second, packed) = (tensors[1].Integers(), tensors[2].Integers(), tensors[3].Integers());
        for (var i = 0; i < Elements; i++)
        {
            Assert.Equal((numbers[i], numbers[(ushort)(i * 40503)]), (BitConverter.Int32BitsToSingle(first[i]), BitConverter.Int32BitsToSingle(second[i])));
            if (!float.IsNaN(numbers[i]) && !float.IsNaN(numbers[(ushort)(i * 40503)]))
            {
                Assert.Equal(pairs[i], packed[i]);
            }
        }
    }
}
