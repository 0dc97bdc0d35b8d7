using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Small dense products for attention tiles: C = A·B or C += A·B, all row-major.</summary>
internal static unsafe class MatrixKernel
{
    /// <summary>Rows of A and C must come in multiples of this.</summary>
    public const int Rows = 6;

    /// <summary>Columns of B and C must come in multiples of this.</summary>
    public const int Columns = 16;

    /// <summary>Multiplies A [rows, depth] by B [depth, columns].</summary>
    public static void Multiply(
        float* a, int strideA, float* b, int strideB, float* c, int strideC, int rows, int columns, int depth, bool accumulate)
    {
        for (var column = 0; column < columns; column += Columns)
        {
            for (var row = 0; row < rows; row += Rows)
            {
                Block(a + (row * strideA), strideA, b + column, strideB, c + (row * strideC) + column, strideC, depth, accumulate);
            }
        }
    }

    // 6 x 16: twelve sums stay in registers, and each pair of loads from B feeds twelve multiply-adds.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block(float* a, int strideA, float* b, int strideB, float* c, int strideC, int depth, bool accumulate)
    {
        Vector256<float> c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51;
        c00 = c01 = c10 = c11 = c20 = c21 = c30 = c31 = c40 = c41 = c50 = c51 = Vector256<float>.Zero;
        float* a1 = a + strideA, a2 = a1 + strideA, a3 = a2 + strideA, a4 = a3 + strideA, a5 = a4 + strideA;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            b += strideB;
            var x = Vector256.Create(a[k]);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(a1[k]);
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(a2[k]);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(a3[k]);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(a4[k]);
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(a5[k]);
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
        }
        Put(c, c00, c01, accumulate);
        Put(c += strideC, c10, c11, accumulate);
        Put(c += strideC, c20, c21, accumulate);
        Put(c += strideC, c30, c31, accumulate);
        Put(c += strideC, c40, c41, accumulate);
        Put(c + strideC, c50, c51, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, Vector256<float> left, Vector256<float> right, bool accumulate)
    {
        if (accumulate)
        {
            left += Vector256.Load(c);
            right += Vector256.Load(c + 8);
        }
        left.Store(c);
        right.Store(c + 8);
    }
}
