using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Rotary position embedding, the rotate-half kind: element i is paired with element i + d/2 (RoFormer, arXiv:2104.09864).</summary>
internal static unsafe class Rotation
{
    /// <summary>Rotates one head of d elements; cos and sin have d/2 elements, those of the token's position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* source, float* cos, float* sin, float* target, int d)
    {
        var half = d / 2;
        var i = 0;
        for (; i <= half - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var a = Vector256.Load(source + i);
            var b = Vector256.Load(source + half + i);
            var c = Vector256.Load(cos + i);
            var s = Vector256.Load(sin + i);
            ((a * c) - (b * s)).Store(target + i);
            ((b * c) + (a * s)).Store(target + half + i);
        }
        for (; i < half; i++)
        {
            var (a, b) = (source[i], source[half + i]);
            target[i] = (a * cos[i]) - (b * sin[i]);
            target[half + i] = (b * cos[i]) + (a * sin[i]);
        }
    }
}
