using ILGPU;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>A kernel that reads and writes pairs.</summary>
internal static class ElementPairKernel
{
    public const int Threads = 256;

    public static void Run<T>(ArrayView<int> pairs, ArrayView<float> first, ArrayView<float> second, ArrayView<int> packed)
        where T : struct, IElementPair
    {
        var at = (Grid.IdxX * Threads) + Group.IdxX;
        var (one, other) = (default(T).First(pairs[at]), default(T).Second(pairs[at]));
        first[at] = one;
        second[at] = other;
        packed[at] = default(T).Pack(one, other);
    }
}
