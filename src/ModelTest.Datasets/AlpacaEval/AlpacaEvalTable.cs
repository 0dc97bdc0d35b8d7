using ModelTest.Datasets.Judged;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>OpenCompass's table of AlpacaEval: how often the model won, as a percentage with two decimals.</summary>
internal static class AlpacaEvalTable
{
    private const string Total = "total";

    /// <summary>
    /// The columns: <c>total</c>, then the datasets in the order of the model's first wins, then those it never won in the order of the
    /// items. Empty when the judge gave no preference.
    /// </summary>
    /// <param name="results">The results; with OpenCompass's parsing preferences are 1 or 2. What is not 2 is a loss.</param>
    public static IReadOnlyList<ScoreRow> OpenCompass(IEnumerable<AlpacaEvalResult> results)
    {
        var judged = results.Where(r => r.Preference is not null).ToList();
        var won = judged.Where(r => r.Preference == 2).ToList();
        var datasets = won.Concat(judged).Select(r => r.Item.Dataset).Distinct();
        return judged.Count == 0
            ? []
            : [
                new(Total, Percentage(won.Count, judged.Count)),
                .. datasets.Select(d => new ScoreRow(d, Percentage(won.Count(In(d)), judged.Count(In(d))))),
            ];

        static Func<AlpacaEvalResult, bool> In(string dataset) => r => r.Item.Dataset == dataset;
    }

    private static double Percentage(int won, int judged) => PythonRound.TwoDecimals(won / (double)judged * 100);
}
