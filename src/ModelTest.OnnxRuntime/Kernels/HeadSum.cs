using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// A query's attention over the tokens seen so far: values weighted by 2 to the power of their scores, relative to the largest
/// (Milakov and Gimelshein, Online normalizer calculation for softmax, 2018). Of values a lane has its elements only.
/// </summary>
internal readonly struct HeadSum(HeadPart values, float largest, float weights)
{
    public readonly HeadPart Values = values;
    public readonly float Largest = largest;
    public readonly float Weights = weights;

    /// <summary>Less than any score, and finite: the difference of two is a number.</summary>
    public const float NoScore = -1e30f;

    /// <summary>No token yet.</summary>
    public static HeadSum Empty => new(new HeadPart(0, 0, 0, 0), NoScore, 0);

    /// <summary>Another sum more.</summary>
    public HeadSum With(HeadPart values, float largest, float weights)
    {
        var most = IntrinsicMath.Max(Largest, largest);
        var (old, other) = (Power(Largest - most), Power(largest - most));
        return new HeadSum(Values.Times(old).Plus(values, other), most, (Weights * old) + (weights * other));
    }

    /// <summary>2 to the power of a number.</summary>
    public static float Power(float exponent) => IntrinsicMath.CPUOnly.Exp2(exponent);
}
