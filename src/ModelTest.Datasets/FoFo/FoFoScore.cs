using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.FoFo;

/// <summary>How many replies have their format (FoFo's <c>accuracy</c>).</summary>
/// <param name="Correct">Replies rated 1.</param>
/// <param name="Incorrect">Replies rated 0.</param>
internal sealed record FoFoScore(int Correct, int Incorrect)
{
    /// <summary>All rated replies.</summary>
    public int Total => Correct + Incorrect;

    /// <summary>The percentage of correct ones, 0 to 100; null without ratings.</summary>
    public double? FormatCorrectness => Total == 0 ? null : Correct / (double)Total * 100;

    /// <summary>The standard error of the percentage, from the sample standard deviation; null for fewer than two ratings.</summary>
    public double? StandardError => SampleStatistics.StandardError([.. Enumerable.Repeat(1.0, Correct), .. Enumerable.Repeat(0.0, Incorrect)]) * 100;

    /// <summary>Counts ratings; what is neither 0 nor 1 is left out.</summary>
    /// <param name="ratings">The ratings, null for none.</param>
    public static FoFoScore Of(IEnumerable<double?> ratings)
    {
        var all = ratings.ToList();
        return new(all.Count(r => r == 1), all.Count(r => r == 0));
    }
}
