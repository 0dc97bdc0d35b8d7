namespace ModelTest.Statistics.Paired;

/// <summary>
/// The score interval of a difference between proportions of the same items: T. Tango, "Equivalence test and confidence interval for the
/// difference in proportions for the paired-sample design", Statistics in Medicine 17 (1998) 891-908. It holds the differences that a score test
/// does not reject, and does not shrink to a point where nothing changed.
/// </summary>
internal static class TangoInterval
{
    private const double Z = StandardNormal.TwoSided95;

    /// <summary>The 95 % interval of <see cref="PairedCounts.Difference"/>.</summary>
    /// <param name="counts">The counts; without items nothing is known: -1 to 1.</param>
    public static Interval At95(PairedCounts counts)
    {
        counts.Check();
        return counts.Items == 0
            ? new Interval(-1, 1)
            : new Interval(Limit(counts, counts.Difference, -1), Limit(counts, counts.Difference, 1));
    }

    /// <summary>The score statistic of a supposed difference; it falls as that difference rises.</summary>
    private static double Score(PairedCounts counts, double supposed)
    {
        double n = counts.Items, gained = counts.Gained, lost = counts.Lost;
        var deviation = gained - lost - (n * supposed);
        // The maximum likelihood estimate of the share of lost items under that difference.
        var b = -gained - lost + (((2 * n) - gained + lost) * supposed);
        var c = -lost * supposed * (1 - supposed);
        var share = (Math.Sqrt(Math.Max(0, (b * b) - (8 * n * c))) - b) / (4 * n);
        var variance = n * ((2 * share) + (supposed * (1 - supposed)));
        // Without a variance no other difference is possible: the score is infinite, or by rounding not a number.
        return deviation / Math.Sqrt(variance);
    }

    // Between the difference, whose score is 0, and the end, whose score is beyond; halved until doubles have no middle.
    private static double Limit(PairedCounts counts, double inside, double outside)
    {
        while (true)
        {
            var middle = inside + ((outside - inside) / 2);
            if (middle == inside || middle == outside)
            {
                return inside;
            }
            var isInside = Math.Abs(Score(counts, middle)) <= Z;
            (inside, outside) = isInside ? (middle, outside) : (inside, middle);
        }
    }
}
