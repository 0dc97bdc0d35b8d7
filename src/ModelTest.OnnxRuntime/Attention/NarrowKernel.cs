using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Attention of a few rows, as in decoding: bound by reading the cache, so rows are read where they lie.</summary>
internal static unsafe class NarrowKernel
{
    /// <summary>Scores of each query row with each key row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores(float* queries, int width, float** keys, int count, float* scores, int stride, int rows, int d)
    {
        for (var j = 0; j < count; j++)
        {
            for (var r = 0; r < rows; r++)
            {
                scores[(r * stride) + j] = Dot(queries + (r * width), keys[j], d);
            }
        }
    }

    /// <summary>Adds the weighted value rows, which lie <paramref name="offset"/> elements after the key rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* weights, int stride, float** keys, long offset, int count, float* sums, int width, int rows, int d)
    {
        for (var j = 0; j < count; j++)
        {
            var value = keys[j] + offset;
            for (var r = 0; r < rows; r++)
            {
                Add(weights[(r * stride) + j], value, sums + (r * width), d);
            }
        }
    }

    private static float Dot(float* x, float* y, int d)
    {
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i <= d - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Load(x + i), Vector256.Load(y + i), sum);
        }
        var result = Vector256.Sum(sum);
        for (; i < d; i++)
        {
            result += x[i] * y[i];
        }
        return result;
    }

    private static void Add(float weight, float* value, float* sum, int d)
    {
        var factor = Vector256.Create(weight);
        var i = 0;
        for (; i <= d - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256.FusedMultiplyAdd(factor, Vector256.Load(value + i), Vector256.Load(sum + i)).Store(sum + i);
        }
        for (; i < d; i++)
        {
            sum[i] += weight * value[i];
        }
    }
}
