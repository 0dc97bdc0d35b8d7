using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlignBench;

/// <summary>The mean of each dimension's ratings.</summary>
internal static class AlignBenchDimensionMeans
{
    /// <summary>The means, in the order in which the dimensions first occur. Replies whose rating could not be read are left out by both.</summary>
    /// <param name="replies">All judged replies.</param>
    /// <param name="variant">
    /// Official (dimension_calculate.py): unrounded, and names with a comma are left out. OpenCompass: rounded to 2 decimals, the overall score
    /// among them: its code means to leave it out, but its condition is always true.
    /// </param>
    public static IReadOnlyList<ScoreRow> Of(IEnumerable<AlignBenchScored> replies, JudgeVariant variant)
    {
        var ratings = replies.Where(r => r.Rating is not null).SelectMany(r => r.Rating!.Value.Dimensions);
        return variant == JudgeVariant.Official
            ? [.. ratings.Where(d => !d.Key.Contains(',', StringComparison.Ordinal)).GroupBy(d => d.Key).Select(g => Mean(g, value => value))]
            : [.. ratings.GroupBy(d => d.Key).Select(g => Mean(g, PythonRound.TwoDecimals))];
    }

    private static ScoreRow Mean(IGrouping<string, KeyValuePair<string, double>> dimension, Func<double, double> round) =>
        new(dimension.Key, round(dimension.Average(d => d.Value)));
}
