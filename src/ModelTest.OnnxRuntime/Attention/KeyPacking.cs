using System.Runtime.CompilerServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Gathers cache rows, which lie anywhere, into the tiles the matrix kernel reads.</summary>
internal static unsafe class KeyPacking
{
    /// <summary>Writes rows of d elements as columns; columns from <paramref name="count"/> to the stride become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float** rows, int count, float* target, int stride, int d)
    {
        if (count < stride)
        {
            new Span<float>(target, stride * d).Clear();
        }
        var j = 0;
        for (; j <= count - 4; j += 4)
        {
            float* a = rows[j], b = rows[j + 1], c = rows[j + 2], e = rows[j + 3];
            for (var i = 0; i < d; i++)
            {
                var column = target + ((long)i * stride) + j;
                column[0] = a[i];
                column[1] = b[i];
                column[2] = c[i];
                column[3] = e[i];
            }
        }
        for (; j < count; j++)
        {
            for (var i = 0; i < d; i++)
            {
                target[((long)i * stride) + j] = rows[j][i];
            }
        }
    }

    /// <summary>Copies rows that lie <paramref name="offset"/> elements after those given, padded to <paramref name="width"/> with 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(float** rows, long offset, int count, float* target, int width, int d)
    {
        for (var j = 0; j < count; j++)
        {
            new ReadOnlySpan<float>(rows[j] + offset, d).CopyTo(new Span<float>(target + (j * width), d));
            new Span<float>(target + (j * width) + d, width - d).Clear();
        }
    }
}
