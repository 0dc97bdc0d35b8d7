using ILGPU;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// The attention of two heads over the tokens seen so far, as in <see cref="HeadSum"/>. Of values a lane has its elements for both heads; of scores and weights it
/// has those of one head, the second one's in lanes 16 to 31, and of one of four tokens.
/// </summary>
internal readonly struct PairSum(HeadPart values0, HeadPart values1, float largest, float weights)
{
    public readonly HeadPart Values0 = values0;
    public readonly HeadPart Values1 = values1;
    public readonly float Largest = largest;
    public readonly float Weights = weights;

    private const int OfHead = 16;
    private const int OfToken = 4;

    /// <summary>No token yet.</summary>
    public static PairSum Empty => new(new HeadPart(0, 0, 0, 0), new HeadPart(0, 0, 0, 0), HeadSum.NoScore, 0);

    /// <summary>
    /// One to four tokens more, of which the count says how many there are. The lane's parts of the scores are those of the first head for each token and then those of the
    /// second head.
    /// </summary>
    public PairSum With(
        int lane,
        int count,
        float score0,
        float score1,
        float score2,
        float score3,
        float score4,
        float score5,
        float score6,
        float score7,
        HeadPart value0,
        HeadPart value1,
        HeadPart value2,
        HeadPart value3)
    {
        // Eight sums over the lanes: each step halves the sums that a lane still has, until it has one of them.
        var isSecond = (lane & 16) != 0;
        var (sum0, sum1, sum2, sum3) = (
            Halved(isSecond, score0, score4, 16), Halved(isSecond, score1, score5, 16), Halved(isSecond, score2, score6, 16), Halved(isSecond, score3, score7, 16));
        var isLate = (lane & 8) != 0;
        (sum0, sum1) = (Halved(isLate, sum0, sum2, 8), Halved(isLate, sum1, sum3, 8));
        var score = Halved((lane & 4) != 0, sum0, sum1, 4);
        score += Warp.ShuffleXor(score, 2);
        score += Warp.ShuffleXor(score, 1);
        score = ((lane >> 2) & 3) < count ? score : float.NegativeInfinity;

        var most = IntrinsicMath.Max(Largest, OverTokens(score));
        var old = HeadSum.Power(Largest - most);
        var weight = HeadSum.Power(score - most);
        var total = weight + Warp.ShuffleXor(weight, 8);
        total += Warp.ShuffleXor(total, 4);
        return new PairSum(
            Weighted(Values0, 0, old, weight, value0, value1, value2, value3),
            Weighted(Values1, OfHead, old, weight, value0, value1, value2, value3),
            most,
            (Weights * old) + total);
    }

    /// <summary>Writes the sums of a warp as <see cref="SumParts"/>.</summary>
    /// <param name="to">Where they go.</param>
    /// <param name="at0">The first head's place.</param>
    /// <param name="at1">The second one's.</param>
    /// <param name="lane">The lane.</param>
    public void Write(ArrayView<float> to, int at0, int at1, int lane)
    {
        SumParts.WriteValues(to, at0, lane, Values0);
        SumParts.WriteValues(to, at1, lane, Values1);
        if (lane % OfHead == 0)
        {
            SumParts.WriteWeights(to, lane == 0 ? at0 : at1, Largest, Weights);
        }
    }

    // The one half of the lanes goes on with the one sum, the other half with the other, each with what both had of it.
    private static float Halved(bool takesSecond, float first, float second, int mask)
    {
        var (own, other) = (takesSecond ? second : first, takesSecond ? first : second);
        return own + Warp.ShuffleXor(other, mask);
    }

    private static float OverTokens(float score)
    {
        var most = IntrinsicMath.Max(score, Warp.ShuffleXor(score, 8));
        return IntrinsicMath.Max(most, Warp.ShuffleXor(most, 4));
    }

    private static HeadPart Weighted(HeadPart values, int head, float old, float weight, HeadPart value0, HeadPart value1, HeadPart value2, HeadPart value3) => values
        .Times(Warp.Shuffle(old, head))
        .Plus(value0, Warp.Shuffle(weight, head))
        .Plus(value1, Warp.Shuffle(weight, head + OfToken))
        .Plus(value2, Warp.Shuffle(weight, head + (2 * OfToken)))
        .Plus(value3, Warp.Shuffle(weight, head + (3 * OfToken)));
}
