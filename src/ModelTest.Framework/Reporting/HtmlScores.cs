using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Reporting;

/// <summary>The table of scores in report.html.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlScores(HtmlPage page)
{
    /// <summary>Writes a dataset's subjects and groups.</summary>
    public void Write(RecordedDataset dataset, IReadOnlyList<GroupRow> groups)
    {
        var scale = dataset.Dataset.Scale;
        page.Raw("<div class=\"wide\"><table><thead><tr><th>subject<th>category<th class=\"n\">score<th><th>interval");
        page.Raw(scale.IsAccuracy ? "<th class=\"n\">correct<th class=\"n\">wrong" : "<th class=\"n\">scored");
        page.Raw("<th class=\"n\">unparsed<th class=\"n\">errors<th class=\"n\">seconds<th></tr></thead>\n<tbody>\n");
        foreach (var row in dataset.Rows)
        {
            page.Write($"<tr><td><a href=\"#{HtmlItems.Anchor(row.Dataset, row.Subject)}\">{row.Subject}</a><td>{row.Category}");
            Score(row.Score, row.Interval, row.Minimum, scale);
            if (scale.IsAccuracy)
            {
                page.Write($"<td class=\"n\">{row.Correct}<td class=\"n\">{row.Wrong}");
            }
            else
            {
                page.Write($"<td class=\"n\">{row.Items - row.Unparsed - row.Errors}");
            }
            page.Write($"<td class=\"n\">{row.Unparsed}<td class=\"n\">{row.Errors}");
            page.Write($"<td class=\"n\">{row.Seconds:0.0}<td class=\"{row.Outcome}\">{row.Outcome}</tr>\n");
        }
        foreach (var group in groups)
        {
            page.Write($"<tr class=\"group\"><td>{group.Title}<td>group");
            Score(group.Score, group.Interval, group.Minimum, group.Scale);
            page.Raw(scale.IsAccuracy ? "<td><td>" : "<td>");
            page.Write($"<td><td><td><td class=\"{group.Outcome}\">{group.Outcome}</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
    }

    private void Score(double? score, Interval? interval, double? minimum, ScoreScale scale)
    {
        // Where on the bar: the lowest score is its left end. A judge may give more than it was asked for.
        double At(double value) => Math.Clamp((value - scale.Lowest) / (scale.Highest - scale.Lowest), 0, 1);
        page.Write($"<td class=\"n\">{ReportText.Points(score, scale)}<td><div class=\"bar\"><i style=\"width:{At(score ?? scale.Lowest):0.##%}\"></i>");
        if (interval is { } known)
        {
            page.Write($"<s style=\"left:{At(known.Low):0.##%};width:{At(known.High) - At(known.Low):0.##%}\"></s>");
        }
        if (minimum is { } least)
        {
            page.Write($"<u style=\"left:{At(least):0.##%}\" title=\"minimum {ReportText.Points(least, scale)}\"></u>");
        }
        page.Write($"</div><td>{ReportText.Interval(interval, scale)}");
    }
}
