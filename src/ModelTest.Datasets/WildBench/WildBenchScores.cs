using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.WildBench;

/// <summary>Aggregates the judge's scores. Tasks without a score are left out.</summary>
internal static class WildBenchScores
{
    private const string Total = "total";

    /// <summary>The official scores; null when no task has a score.</summary>
    /// <param name="results">The results. Empty and cut replies count for the score, but not for the categories.</param>
    /// <param name="counting">How often a task counts for a category.</param>
    /// <param name="maxWords">The words that the judge saw at most; 0 or less for all.</param>
    public static WildBenchScore? Official(
        IEnumerable<WildBenchScoreResult> results,
        WildBenchTagCounting counting = WildBenchTagCounting.Once,
        int maxWords = WildBenchText.MaxWords)
    {
        var scored = results.Where(r => r.Score is not null).ToList();
        var means = new GroupMeans();
        foreach (var (task, _, score) in scored.Where(r => !WildBenchText.IsLeftOut(r.Reply, maxWords)))
        {
            foreach (var category in WildBenchCategories.Of(task, counting))
            {
                means.Add(category, score!.Value);
            }
        }
        return scored.Count == 0
            ? null
            : new(
                scored.Count,
                scored.Average(r => r.Score!.Value),
                [.. means.Names.Select(n => KeyValuePair.Create(n, WildBenchScore.Scale(means.Mean(n)!.Value)))]);
    }

    /// <summary>OpenCompass's table: <c>total</c>, then the categories in the order of the tasks; WB-Scores with two decimals.</summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<ScoreRow> OpenCompass(IEnumerable<WildBenchScoreResult> results)
    {
        var means = new GroupMeans();
        foreach (var (task, _, score) in results.Where(r => r.Score is not null))
        {
            foreach (var category in WildBenchCategories.Of(task, WildBenchTagCounting.PerTag).Prepend(Total))
            {
                means.Add(category, score!.Value);
            }
        }
        return [.. means.Names.Select(n => new ScoreRow(n, PythonRound.TwoDecimals(WildBenchScore.Scale(means.Mean(n)!.Value))))];
    }
}
