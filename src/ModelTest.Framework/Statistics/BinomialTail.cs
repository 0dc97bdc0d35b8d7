using MathNet.Numerics;

namespace ModelTest.Statistics;

/// <summary>The upper tail of the binomial distribution.</summary>
internal static class BinomialTail
{
    /// <summary>The probability of at least so many successes, which is the regularised incomplete beta function.</summary>
    /// <param name="successes">A number of successes; at 0 or less the probability is 1, above <paramref name="trials"/> it is 0.</param>
    /// <param name="trials">Trials, 0 or more.</param>
    /// <param name="probability">Of a success, 0 to 1.</param>
    public static double AtLeast(int successes, int trials, double probability) => successes <= 0 ? 1
        : successes > trials ? 0
        : probability >= 1 ? 1
        : SpecialFunctions.BetaRegularized(successes, trials - successes + 1, probability);
}
