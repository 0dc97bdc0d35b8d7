using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>The items that the models do not agree on, in comparison.html, with a filter.</summary>
/// <param name="page">The page.</param>
/// <param name="comparison">The comparison.</param>
internal sealed class HtmlDisputed(HtmlPage page, ModelComparison comparison)
{
    /// <summary>Writes the section.</summary>
    public void Write()
    {
        page.Raw("<h2>Items on which the models disagree</h2>\n");
        if (comparison.Datasets.Any(d => !d.Scale.IsAccuracy))
        {
            page.Raw("<p class=\"quiet\">Of judged datasets: items whose scores are a fifth of the scale apart, or more.</p>\n");
        }
        Filter();
        page.Raw("<div class=\"wide items\"><table><thead><tr><th>subject<th>id<th>question<th>gold");
        foreach (var run in comparison.Runs)
        {
            page.Write($"<th>{run.Name}");
        }
        page.Raw("</tr></thead><tbody>\n");
        foreach (var dataset in comparison.Datasets)
        {
            foreach (var item in dataset.Disputed)
            {
                Item(dataset, item);
            }
        }
        page.Raw("</tbody></table></div>\n");
    }

    private void Filter()
    {
        page.Raw("<p class=\"filter\"><select id=\"subject\"><option value=\"\">all subjects</option>");
        foreach (var subject in comparison.Datasets.SelectMany(d => d.Disputed.Select(i => Place(d, i)).Distinct()))
        {
            page.Write($"<option>{subject}</option>");
        }
        page.Raw("</select><select id=\"who\"><option value=\"\">all models</option>");
        foreach (var (index, run) in comparison.Runs.Index().Where(r => r.Index != comparison.Reference))
        {
            page.Write($"<option value=\"{index}:-\">{run.Name} worse</option><option value=\"{index}:+\">{run.Name} better</option>");
        }
        page.Raw("</select><input id=\"text\" type=\"search\" placeholder=\"text\"><span id=\"count\" class=\"quiet\"></span></p>\n");
    }

    private void Item(ComparedDataset dataset, DisputedItem item)
    {
        var changes = string.Concat(item.Results.Select(r => Change(dataset.Scale, item.Results[comparison.Reference], r)));
        page.Write($"<tr data-subject=\"{Place(dataset, item)}\" data-changes=\"{changes}\"><td>{Place(dataset, item)}<td>{item.Id}<td><pre>{item.Question}</pre><td>{item.Gold}");
        foreach (var result in item.Results)
        {
            page.Raw("<td>");
            if (result is null)
            {
                continue;
            }
            if (!dataset.Scale.IsAccuracy)
            {
                page.Write($"{ReportText.Points(result.Score, dataset.Scale)} <span class=\"quiet\">{result.Prediction}</span>");
                continue;
            }
            var isRight = result.Outcome == Outcome.Correct;
            var outcome = result.Outcome.ToString().ToLowerInvariant();
            page.Write($"<span class=\"{(isRight ? "right" : "not")}\">{(result.Prediction.Length > 0 ? result.Prediction : outcome)} {(isRight ? "✓" : "✗")}</span>");
        }
        page.Raw("</tr>\n");
    }

    private static string Place(ComparedDataset dataset, DisputedItem item) => $"{dataset.Name} / {item.Subject}";

    private static string Change(ScoreScale scale, ItemResult? reference, ItemResult? result)
    {
        if (reference is null || result is null)
        {
            return "=";
        }
        var order = scale.IsAccuracy
            ? (result.Outcome == Outcome.Correct).CompareTo(reference.Outcome == Outcome.Correct)
            : Nullable.Compare(result.Score, reference.Score);
        return order < 0 ? "-" : order > 0 ? "+" : "=";
    }
}
