using MathNet.Numerics.Distributions;

namespace ModelTest.Statistics.Paired;

/// <summary>How likely McNemar's one-sided exact test finds a true loss, and how many items that takes.</summary>
internal static class PairedPower
{
    /// <summary>The power that a loss should be found with.</summary>
    public const double Wanted = 0.8;

    private const int MostItems = 10_000_000;

    // Numbers of changed items whose probability is below the twelfth digit of the sum.
    private const double Deviations = 8;

    /// <summary>The probability that <see cref="McNemar.Loss"/> is at most a level.</summary>
    /// <param name="items">Items, 1 or more.</param>
    /// <param name="lostRate">The true share of items that are lost, 0 to 1.</param>
    /// <param name="gainedRate">The true share of items that are gained; both together at most 1.</param>
    /// <param name="level">The level, above 0 and below 1.</param>
    public static double Exact(int items, double lostRate, double gainedRate, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        ArgumentOutOfRangeException.ThrowIfNegative(lostRate);
        ArgumentOutOfRangeException.ThrowIfNegative(gainedRate);
        var changed = lostRate + gainedRate;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changed, 1, nameof(lostRate));
        if (changed == 0)
        {
            return 0;
        }
        var mean = items * changed;
        var spread = Deviations * Math.Sqrt(mean * (1 - changed)) + 1;
        var power = 0.0;
        for (var n = (int)Math.Max(0, mean - spread); n <= Math.Min(items, mean + spread); n++)
        {
            var enough = McNemar.LeastSignificant(n, level);
            if (enough <= n)
            {
                power += Binomial.PMF(changed, items, n) * BinomialTail.AtLeast(enough, n, Math.Min(1, lostRate / changed));
            }
        }
        return Math.Min(1, power);
    }

    /// <summary>
    /// The items that are needed to find a loss with a power of <see cref="Wanted"/>, by the normal approximation: R. J. Connor, "Sample size for
    /// testing differences in proportions for the paired-sample design", Biometrics 43 (1987) 207-211.
    /// </summary>
    /// <param name="changedRate">The share of items that come out differently, above 0, at most 1.</param>
    /// <param name="loss">The loss of the share of right items, above 0; at most <paramref name="changedRate"/>.</param>
    /// <param name="level">The level of the one-sided test, above 0 and below 1.</param>
    /// <returns>A number of items, at most ten millions.</returns>
    public static int ItemsNeeded(double changedRate, double loss, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(loss);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(loss, changedRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changedRate, 1);
        var root = (Quantile(level) * Math.Sqrt(changedRate)) + (Quantile(1 - Wanted) * Math.Sqrt(changedRate - (loss * loss)));
        return (int)Math.Min(MostItems, Math.Ceiling(root * root / (loss * loss)));
    }

    /// <summary>The smallest loss that so many items show with a power of <see cref="Wanted"/>, by the same approximation.</summary>
    /// <param name="items">Items, 1 or more.</param>
    /// <param name="changedRate">The share of items that come out differently, above 0, at most 1.</param>
    /// <param name="level">The level of the one-sided test.</param>
    /// <returns>A loss; <paramref name="changedRate"/> where not even a loss of all of them is shown.</returns>
    public static double SmallestLoss(int items, double changedRate, double level)
    {
        double low = 0, high = changedRate;
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle == low || middle == high)
            {
                return high;
            }
            (low, high) = ItemsNeeded(changedRate, middle, level) <= items ? (low, middle) : (middle, high);
        }
    }

    // Below 0; only squares of sums of them are used.
    private static double Quantile(double level) => Normal.InvCDF(0, 1, level);
}
