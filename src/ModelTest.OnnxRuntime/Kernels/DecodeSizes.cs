using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>What <see cref="DecodeKernel"/> is told beside its tensors. Elements of 16 bits are taken two at a time.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DecodeSizes
{
    /// <summary>Floats of a part's result: a sum for each of up to 128 elements, the largest score, and the sum of weights.</summary>
    public const int PartSize = 130;

    public int Heads;
    public int KeyValueHeads;

    /// <summary>Pairs of elements in half a head, at most 32: a lane has one of each half, which are those that are rotated together.</summary>
    public int HalfPairs;

    /// <summary>The block size is 2 to the power of this.</summary>
    public int BlockShift;
    public int TableWidth;
    public int Chunks;
    public int Splits;

    /// <summary>What scores are multiplied by, in powers of two: log2(e) / √d.</summary>
    public float Scale;

    /// <summary>1 where queries and keys are normalized.</summary>
    public int HasNorms;

    /// <summary>What is added to the mean square of a head.</summary>
    public float Epsilon;

    /// <summary>The sizes of a call.</summary>
    public DecodeSizes(in DecodeCall call, DecodeGrid grid)
    {
        (Heads, KeyValueHeads, HalfPairs) = (call.Heads, call.KeyValueHeads, call.HeadSize / 4);
        (BlockShift, TableWidth) = (BitOperations.Log2((uint)call.BlockSize), call.TableWidth);
        (Chunks, Splits) = (grid.Chunks, grid.Splits);
        (HasNorms, Epsilon) = (call.QueryNorm != 0 ? 1 : 0, call.Epsilon);
        Scale = (float)(Math.Log2(Math.E) / Math.Sqrt(call.HeadSize));
    }
}
