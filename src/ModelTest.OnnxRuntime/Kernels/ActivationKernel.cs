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

    /// <summary>The kernel: grid [T, width / <see cref="Threads"/>, rounded up].</summary>
    /// <param name="gateAndUp">[T, 2, width]: pairs.</param>
    /// <param name="output">[T, width]: pairs.</param>
    /// <param name="width">Pairs of a row.</param>
    public static void Run<T>(ArrayView<int> gateAndUp, ArrayView<int> output, int width)
        where T : struct, IElementPair
    {
        var at = (Grid.IdxY * Threads) + Group.IdxX;
        if (at < width)
        {
            var row = Grid.IdxX * width;
            var gate = (2 * row) + at;
            var (elements, x, up) = (default(T), gateAndUp[gate], gateAndUp[gate + width]);
            output[row + at] = elements.Pack(Silu(elements.First(x)) * elements.First(up), Silu(elements.Second(x)) * elements.Second(up));
        }
    }

    private static float Silu(float x) => x / (1 + IntrinsicMath.CPUOnly.Exp2(-Log2OfE * x));
}
