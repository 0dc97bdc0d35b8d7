using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>One step of the softmax over keys that come tile by tile.</summary>
internal static unsafe class RunningSoftmax
{
    /// <summary>
    /// Turns a row of scores into weights relative to the largest score so far, and rescales what was summed before.
    /// </summary>
    /// <param name="scores">The row; weights afterwards, 0 from <paramref name="visible"/> on.</param>
    /// <param name="visible">How many keys of the tile the row may see; 0 or less for none.</param>
    /// <param name="keys">Keys in a tile.</param>
    /// <param name="most">The largest score so far.</param>
    /// <param name="total">The sum of weights so far.</param>
    /// <param name="sums">The weighted sum of values so far.</param>
    /// <param name="width">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(float* scores, int visible, int keys, float* most, float* total, float* sums, int width)
    {
        for (var j = Math.Max(0, visible); j < keys; j++)
        {
            scores[j] = float.NegativeInfinity;
        }
        if (visible <= 0)
        {
            new Span<float>(scores, keys).Clear();
            return;
        }
        var largest = Vector256.Create(float.NegativeInfinity);
        for (var j = 0; j < keys; j += Vector256<float>.Count)
        {
            largest = Vector256.Max(largest, Vector256.Load(scores + j));
        }
        var peak = *most;
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            peak = MathF.Max(peak, largest[i]);
        }
        var shift = Vector256.Create(peak);
        var sum = Vector256<float>.Zero;
        for (var j = 0; j < keys; j += Vector256<float>.Count)
        {
            var weight = Vector256.Exp(Vector256.Load(scores + j) - shift);
            weight.Store(scores + j);
            sum += weight;
        }
        if (peak != *most)
        {
            var scale = MathF.Exp(*most - peak);
            *most = peak;
            *total *= scale;
            var factor = Vector256.Create(scale);
            for (var i = 0; i < width; i += Vector256<float>.Count)
            {
                (Vector256.Load(sums + i) * factor).Store(sums + i);
            }
        }
        *total += Vector256.Sum(sum);
    }
}
