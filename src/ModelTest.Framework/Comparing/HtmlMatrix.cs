using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>A dataset's matrix in comparison.html: the redder a difference the worse, the greener the better.</summary>
/// <param name="page">The page.</param>
/// <param name="comparison">The comparison.</param>
internal sealed class HtmlMatrix(HtmlPage page, ModelComparison comparison)
{
    // A fifth of the scale is as bad, or as good, as the colour tells.
    private const double Hottest = 0.2;
    private const double MostHeat = 45;

    private IEnumerable<int> Others => Enumerable.Range(0, comparison.Runs.Count).Where(i => i != comparison.Reference);

    /// <summary>Writes the matrix, and the one of all pairs where there are more than two models.</summary>
    /// <param name="dataset">The dataset.</param>
    public void Write(ComparedDataset dataset)
    {
        page.Write($"<div class=\"wide\"><table class=\"matrix\"><thead><tr><th><th class=\"n\">{comparison.Runs[comparison.Reference].Name}");
        foreach (var i in Others)
        {
            page.Write($"<th class=\"n\">{comparison.Runs[i].Name}<th class=\"n\">difference");
        }
        page.Raw("</tr></thead><tbody>\n");
        foreach (var row in dataset.Rows)
        {
            page.Write($"<tr class=\"{(row.Kind == ComparedRowKind.Subject ? "subject" : "group")}\"><td>{row.Title}");
            Score(row.Cells[comparison.Reference], row.Scale);
            foreach (var cell in Others.Select(i => row.Cells[i]))
            {
                Score(cell, row.Scale);
                Difference(cell.Against, row.Scale);
            }
            page.Raw("</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
        Pairs(dataset);
    }

    private void Score(ComparedCell cell, ScoreScale scale) =>
        page.Write($"<td class=\"n\">{ReportText.Points(cell.Score, scale)}<small>{ReportText.Interval(cell.Interval, scale)}</small>");

    private void Difference(PairedNumbers? numbers, ScoreScale scale)
    {
        if (numbers is null)
        {
            page.Raw("<td>");
            return;
        }
        Heat(numbers.Difference, numbers.IsSignificant, scale);
        page.Write($"{ComparisonText.Signed(numbers.Difference, scale)} {ComparisonText.Mark(numbers)}<small>{ComparisonText.Interval(numbers, scale)}</small>");
        page.Write($"<small>{ComparisonText.Counts(numbers, scale)}, {ComparisonText.P(numbers.Adjusted)}</small>");
    }

    private void Heat(double difference, bool isSure, ScoreScale scale)
    {
        var heat = Math.Min(1, Math.Abs(difference) / (scale.Highest - scale.Lowest) / Hottest) * MostHeat;
        page.Write($"<td class=\"n {(difference < 0 ? "down" : "up")}{(isSure ? " sure" : "")}\" style=\"--heat:{heat:0.#}\">");
    }

    private void Pairs(ComparedDataset dataset)
    {
        if (comparison.Runs.Count < 3)
        {
            return;
        }
        page.Raw("<p class=\"quiet\">All pairs, row less column, over all items:</p>\n<div class=\"wide\"><table class=\"matrix narrow\"><thead><tr><th>");
        foreach (var run in comparison.Runs)
        {
            page.Write($"<th class=\"n\">{run.Name}");
        }
        page.Raw("</tr></thead><tbody>\n");
        for (var row = 0; row < comparison.Runs.Count; row++)
        {
            page.Write($"<tr><td>{comparison.Runs[row].Name}");
            for (var column = 0; column < comparison.Runs.Count; column++)
            {
                if (PairText.Find(dataset, row, column) is { } numbers)
                {
                    Heat(row < column ? -numbers.Difference : numbers.Difference, numbers.IsSignificant, dataset.Scale);
                    page.Write($"{PairText.Of(dataset, row, column)}");
                }
                else
                {
                    page.Raw("<td>");
                }
            }
            page.Raw("</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
    }
}
