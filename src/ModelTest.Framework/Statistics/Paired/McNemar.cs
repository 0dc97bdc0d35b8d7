namespace ModelTest.Statistics.Paired;

/// <summary>
/// McNemar's exact test: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12 (1947) 153-157, with the binomial distribution in place of its normal approximation. Only items that changed tell the two
/// runs apart, and without a true change each is as likely lost as gained.
/// </summary>
internal static class McNemar
{
    private const double ByChance = 0.5;

    /// <summary>The probability of at least so many lost items, of those that changed, when nothing has changed in truth: one-sided, 0 to 1.</summary>
    /// <param name="counts">The counts.</param>
    public static double Loss(PairedCounts counts)
    {
        counts.Check();
        return BinomialTail.AtLeast(counts.Lost, counts.Lost + counts.Gained, ByChance);
    }

    /// <summary>The two-sided probability, 0 to 1: of a difference at least as large either way.</summary>
    /// <param name="counts">The counts.</param>
    public static double TwoSided(PairedCounts counts)
    {
        counts.Check();
        return Math.Min(1, 2 * BinomialTail.AtLeast(Math.Max(counts.Lost, counts.Gained), counts.Lost + counts.Gained, ByChance));
    }

    /// <summary>The least number of lost items among those that changed for which <see cref="Loss"/> is at most a level.</summary>
    /// <param name="changed">Items that changed, 0 or more.</param>
    /// <param name="level">The level, above 0 and below 1.</param>
    /// <returns>The number; <paramref name="changed"/> + 1 where not even all of them are enough.</returns>
    public static int LeastSignificant(int changed, double level)
    {
        var (low, high) = (changed / 2, changed + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = BinomialTail.AtLeast(middle, changed, ByChance) <= level ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
