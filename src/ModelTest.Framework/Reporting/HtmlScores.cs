using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>The table of scores in report.html.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlScores(HtmlPage page)
{
    /// <summary>Writes a dataset's subjects and groups.</summary>
    public void Write(RecordedDataset dataset, IReadOnlyList<GroupRow> groups)
    {
        page.Raw("<div class=\"wide\"><table><thead><tr><th>subject<th>category<th class=\"n\">score<th><th>interval"
            + "<th class=\"n\">correct<th class=\"n\">wrong<th class=\"n\">unparsed<th class=\"n\">errors<th class=\"n\">seconds<th></tr></thead>\n<tbody>\n");
        foreach (var row in dataset.Rows)
        {
            page.Write($"<tr><td><a href=\"#{HtmlItems.Anchor(row.Dataset, row.Subject)}\">{row.Subject}</a><td>{row.Category}");
            Score(row.Score, row.CiLow, row.CiHigh, row.Minimum);
            page.Write($"<td class=\"n\">{row.Correct}<td class=\"n\">{row.Wrong}<td class=\"n\">{row.Unparsed}<td class=\"n\">{row.Errors}");
            page.Write($"<td class=\"n\">{row.Seconds:0.0}<td class=\"{row.Outcome}\">{row.Outcome}</tr>\n");
        }
        foreach (var group in groups)
        {
            page.Write($"<tr class=\"group\"><td>{group.Title}<td>group");
            Score(group.Score, group.Interval.Low, group.Interval.High, group.Minimum);
            page.Write($"<td><td><td><td><td><td class=\"{group.Outcome}\">{group.Outcome}</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
    }

    private void Score(double? score, double low, double high, double? minimum)
    {
        page.Write($"<td class=\"n\">{ReportText.Points(score)}<td><div class=\"bar\"><i style=\"width:{score ?? 0:0.##%}\"></i>");
        page.Write($"<s style=\"left:{low:0.##%};width:{high - low:0.##%}\"></s>");
        if (minimum is { } least)
        {
            page.Write($"<u style=\"left:{least:0.##%}\" title=\"minimum {ReportText.Points(least)}\"></u>");
        }
        page.Write($"</div><td>{ReportText.Interval(low, high)}");
    }
}
