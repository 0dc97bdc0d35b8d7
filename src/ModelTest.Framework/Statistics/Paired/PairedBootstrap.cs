using ModelTest.Statistics.Resampling;

namespace ModelTest.Statistics.Paired;

/// <summary>
/// The bootstrap interval of the change of an average over subjects, each of which weighs the same. Whole subjects are drawn, as questions of one
/// subject are right or wrong together more often than others: A. C. Cameron, J. B. Gelbach, D. L. Miller, "Bootstrap-based improvements for
/// inference with clustered errors", Review of Economics and Statistics 90 (2008) 414-427. Below <see cref="LeastClusters"/> subjects, of which such
/// draws know too little, items are drawn within each subject.
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>The fewest subjects that are drawn as wholes.</summary>
    public const int LeastClusters = 10;

    private const int Rounds = 5000;

    /// <summary>The 95 % percentile interval of the mean of the subjects' differences.</summary>
    /// <param name="subjects">A subject's counts each, with at least one item; at least one subject. Their order decides what a seed draws.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static Interval At95(IReadOnlyList<PairedCounts> subjects, uint seed = 0)
    {
        foreach (var counts in subjects)
        {
            counts.Check();
        }
        return ScoresAt95([.. subjects.Select(Items)], seed);
    }

    /// <summary>The same of items that were scored and not just right or wrong; a subject's difference is the mean of its items'.</summary>
    /// <param name="subjects">A subject's items each, at least one; at least one subject.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static Interval ScoresAt95(IReadOnlyList<IReadOnlyList<PairedScore>> subjects, uint seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(subjects.Count, nameof(subjects));
        foreach (var items in subjects)
        {
            ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(subjects));
        }
        var random = new NumpyRandom(seed);
        double[] differences = [.. subjects.Select(PairedScore.Mean)];
        var means = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            means[round] = subjects.Count >= LeastClusters
                ? random.Resample(subjects.Count).Average(i => differences[i])
                : subjects.Average(s => Redrawn(s, random));
        }
        return Percentile.Between(means, 2.5, 97.5);
    }

    // Items are alike but for what became of them: those numbered first are the lost ones, then come the gained.
    private static PairedScore[] Items(PairedCounts counts) =>
    [
        .. Enumerable.Repeat(new PairedScore(-1), counts.Lost),
        .. Enumerable.Repeat(new PairedScore(1), counts.Gained),
        .. Enumerable.Repeat(new PairedScore(0), counts.Items - counts.Lost - counts.Gained),
    ];

    private static double Redrawn(IReadOnlyList<PairedScore> items, NumpyRandom random)
    {
        double sum = 0, weights = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[random.Next(items.Count)];
            sum += item.Difference * item.Weight;
            weights += item.Weight;
        }
        return sum / weights;
    }
}
