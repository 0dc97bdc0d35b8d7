using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>Sums of heads in memory, <see cref="DecodeSizes.PartSize"/> numbers each.</summary>
internal static class SumParts
{
    private const int Largest = DecodeSizes.PartSize - 2;
    private const int Weights = DecodeSizes.PartSize - 1;

    /// <summary>Writes a warp's sum.</summary>
    public static void Write(ArrayView<float> to, int at, int lane, HeadSum sum)
    {
        to[at + (4 * lane)] = sum.Values.A;
        to[at + (4 * lane) + 1] = sum.Values.B;
        to[at + (4 * lane) + 2] = sum.Values.C;
        to[at + (4 * lane) + 3] = sum.Values.D;
        if (lane == 0)
        {
            to[at + Largest] = sum.Largest;
            to[at + Weights] = sum.Weights;
        }
    }

    /// <summary>The sum of several that lie a stride apart.</summary>
    public static HeadSum Total(ArrayView<float> from, int at, int stride, int count, int lane)
    {
        var total = HeadSum.Empty;
        for (var i = 0; i < count; i++, at += stride)
        {
            var values = new HeadPart(from[at + (4 * lane)], from[at + (4 * lane) + 1], from[at + (4 * lane) + 2], from[at + (4 * lane) + 3]);
            total = total.With(values, from[at + Largest], from[at + Weights]);
        }
        return total;
    }
}
