using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// The activation of a gated feed-forward layer, for GPUs: SiLU(gate)·up in float32, rounded once. Bound by memory: each number is read once and
/// each result written once.
/// </summary>
internal static class ActivationKernel
{
    /// <summary>Threads of a group, each of which has a pair of results.</summary>
    public const int Threads = 256;

    private const float Log2OfE = 1.44269504f;

    /// <summary>The kernel: grid [pairs of results / <see cref="Threads"/>, rounded up].</summary>
    /// <param name="gateAndUp">[T, 2, width]: pairs.</param>
    /// <param name="output">[T, width]: pairs.</param>
    /// <param name="width">Pairs of a row.</param>
    /// <param name="count">Pairs of all rows.</param>
    public static void Run<T>(ArrayView<int> gateAndUp, ArrayView<int> output, int width, int count)
        where T : struct, IElementPair
    {
        var at = (Grid.IdxX * Threads) + Group.IdxX;
        if (at < count)
        {
            var gate = ((at / width) * width) + at;
            var (elements, x, up) = (default(T), gateAndUp[gate], gateAndUp[gate + width]);
            output[at] = elements.Pack(Silu(elements.First(x)) * elements.First(up), Silu(elements.Second(x)) * elements.Second(up));
        }
    }

    private static float Silu(float x) => x / (1 + IntrinsicMath.CPUOnly.Exp2(-Log2OfE * x));
}
