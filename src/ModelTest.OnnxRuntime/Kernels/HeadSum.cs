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

    // Less than any score, and finite: the difference of two is a number.
    private const float NoScore = -1e30f;

    /// <summary>No token yet.</summary>
    public static HeadSum Empty => new(new HeadPart(0, 0, 0, 0), NoScore, 0);

    /// <summary>A token more.</summary>
    public HeadSum With(float score, HeadPart value)
    {
        var most = IntrinsicMath.Max(Largest, score);
        var (old, weight) = (Power(Largest - most), Power(score - most));
        return new HeadSum(Values.Times(old).Plus(value, weight), most, (Weights * old) + weight);
    }

    /// <summary>Four tokens more, of which some may have a score of minus infinity but not the first.</summary>
    public HeadSum With(float score0, float score1, float score2, float score3, HeadPart value0, HeadPart value1, HeadPart value2, HeadPart value3)
    {
        var most = IntrinsicMath.Max(IntrinsicMath.Max(Largest, score0), IntrinsicMath.Max(score1, IntrinsicMath.Max(score2, score3)));
        var old = Power(Largest - most);
        var (weight0, weight1, weight2, weight3) = (Power(score0 - most), Power(score1 - most), Power(score2 - most), Power(score3 - most));
        var sum = Values.Times(old).Plus(value0, weight0).Plus(value1, weight1).Plus(value2, weight2).Plus(value3, weight3);
        return new HeadSum(sum, most, (Weights * old) + weight0 + weight1 + weight2 + weight3);
    }

    /// <summary>Another sum more.</summary>
    public HeadSum With(HeadPart values, float largest, float weights)
    {
        var most = IntrinsicMath.Max(Largest, largest);
        var (old, other) = (Power(Largest - most), Power(largest - most));
        return new HeadSum(Values.Times(old).Plus(values, other), most, (Weights * old) + (weights * other));
    }

    private static float Power(float exponent) => IntrinsicMath.CPUOnly.Exp2(exponent);
}
