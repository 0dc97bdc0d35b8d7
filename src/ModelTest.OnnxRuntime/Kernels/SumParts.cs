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
        WriteValues(to, at, lane, sum.Values);
        if (lane == 0)
        {
            WriteWeights(to, at, sum.Largest, sum.Weights);
        }
    }

    /// <summary>Writes a lane's elements.</summary>
    public static void WriteValues(ArrayView<float> to, int at, int lane, HeadPart values)
    {
        to[at + (4 * lane)] = values.A;
        to[at + (4 * lane) + 1] = values.B;
        to[at + (4 * lane) + 2] = values.C;
        to[at + (4 * lane) + 3] = values.D;
    }

    /// <summary>Writes what all lanes have.</summary>
    public static void WriteWeights(ArrayView<float> to, int at, float largest, float weights)
    {
        to[at + Largest] = largest;
        to[at + Weights] = weights;
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
