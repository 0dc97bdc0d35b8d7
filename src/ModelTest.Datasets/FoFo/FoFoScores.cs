using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.FoFo;

/// <summary>FoFo's numbers.</summary>
internal static class FoFoScores
{
    /// <summary>The formats that every domain has, in the order of OpenCompass's table.</summary>
    public static IReadOnlyList<string> GeneralFormats { get; } = ["Json", "CSV", "XML", "YAML", "Markdown"];

    private const string Overall = "overall";

    /// <summary>The official score of all items.</summary>
    /// <param name="results">The results.</param>
    public static FoFoScore Official(IEnumerable<FoFoResult> results) => FoFoScore.Of(results.Select(r => r.Rating));

    /// <summary>The official score of each domain, in the order of the items.</summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<(string Domain, FoFoScore Score)> ByDomain(IEnumerable<FoFoResult> results) =>
        [.. results.GroupBy(r => r.Item.Domain).Select(g => (g.Key, Official(g)))];

    /// <summary>The official score of each general format, in the order of the items.</summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<(string Format, FoFoScore Score)> ByFormat(IEnumerable<FoFoResult> results) =>
        [.. results.Where(r => r.Item.IsGeneral).GroupBy(r => r.Item.Format).Select(g => (g.Key, Official(g)))];

    /// <summary>
    /// OpenCompass's table: <c>overall</c>, the five general formats (empty when nothing was rated), then the domains in the order of the
    /// rated items. Means as fractions with two decimals; a rating of 10 counts as 10.
    /// </summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<ScoreRow> OpenCompass(IEnumerable<FoFoResult> results)
    {
        var means = new GroupMeans();
        foreach (var (item, rating) in results)
        {
            if (rating is { } value)
            {
                means.Add(Overall, value);
                means.Add(item.Domain, value);
                if (item.IsGeneral)
                {
                    means.Add(item.Format, value);
                }
            }
        }
        IReadOnlyList<string> first = [Overall, .. GeneralFormats];
        return
        [
            .. first.Concat(means.Names.Except(first))
                .Select(n => new ScoreRow(n, means.Mean(n) is { } mean ? PythonRound.TwoDecimals(mean) : null)),
        ];
    }
}
