using System.Globalization;
using ModelTest.Reporting.History;
using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>A dataset's earlier runs in report.html: a chart, and the same as a table.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlHistory(HtmlPage page)
{
    private const int LongestName = 24;

    // As a share of the chart.
    private const double NameWidth = 0.22;

    /// <summary>Writes it; nothing where there are no earlier runs.</summary>
    public void Write(DatasetHistory history, ScoreScale scale)
    {
        if (history.IsEmpty)
        {
            return;
        }
        page.Write($"<figure class=\"history\"><figcaption>Average over the subjects, last {history.Points.Count} runs</figcaption>\n");
        Chart(history.Points, scale);
        page.Raw("<details><summary>as a table</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">run<th scope=\"col\">model<th scope=\"col\">fingerprint");
        page.Raw("<th scope=\"col\" class=\"n\">average<th scope=\"col\" class=\"n\">subjects<th scope=\"col\" class=\"n\">items</tr></thead><tbody>\n");
        foreach (var point in history.Points.Reverse())
        {
            page.Write($"<tr><th scope=\"row\">{Time(point)}<td>{point.Model}<td>{HtmlOverview.Short(point.Fingerprint)}<td class=\"n\">{ReportText.Points(point.Average, scale)}<td class=\"n\">{point.Scores.Count}<td class=\"n\">{point.Items}</tr>\n");
        }
        page.Raw("</tbody></table></div></details></figure>\n");
    }

    private void Chart(IReadOnlyList<HistoryPoint> points, ScoreScale scale)
    {
        var place = new ChartPlace([.. points.Select(p => p.Average)], points.Count, scale);
        var words = $"From {ReportText.Points(points[0].Average, scale)} to {ReportText.Points(points[^1].Average, scale)}";
        page.Write($"<div class=\"axis\"><span>{ReportText.Points(place.High, scale)}</span><span>{ReportText.Points(place.Low, scale)}</span></div>");
        page.Write($"<svg class=\"chart\" role=\"img\" aria-label=\"{words}\">");
        foreach (var value in new[] { place.Low, place.High })
        {
            page.Write($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{place.Y(value):0.##%}\" y2=\"{place.Y(value):0.##%}\"/>");
        }
        foreach (var (index, point) in points.Index().Where(p => p.Index > 0 && p.Item.Fingerprint != points[p.Index - 1].Fingerprint))
        {
            var at = (double)index / points.Count;
            page.Write($"<line class=\"turn\" x1=\"{at:0.##%}\" x2=\"{at:0.##%}\" y1=\"0\" y2=\"100%\"><title>from here {point.Model}, fingerprint {HtmlOverview.Short(point.Fingerprint)}</title></line>");
        }
        Names(points);
        new HtmlBars(page).Line([.. points.Select(p => (double?)p.Average)], place);
        var most = points.Max(p => p.Items);
        foreach (var (index, point) in points.Index())
        {
            var kind = index == points.Count - 1 ? "now" : point.Items < most ? "part" : "";
            page.Write($"<circle class=\"{kind}\" cx=\"{place.X(index):0.##%}\" cy=\"{place.Y(point.Average):0.##%}\" r=\"4\">");
            page.Write($"<title>{Time(point)}: {ReportText.Points(point.Average, scale)}, {point.Model}, {point.Items} items</title></circle>");
        }
        page.Raw("</svg>\n<p class=\"quiet legend\">Dashed lines: the model changed. Hollow points: fewer items.</p>\n");
    }

    // Beside the line where a model comes in, unless the name before it needs the room.
    private void Names(IReadOnlyList<HistoryPoint> points)
    {
        var free = 0.0;
        foreach (var (index, point) in points.Index().Where(p => p.Index == 0 || p.Item.Model != points[p.Index - 1].Model))
        {
            var at = (double)index / points.Count;
            if (at >= free)
            {
                page.Write($"<text x=\"{at:0.##%}\" dx=\"6\" y=\"100%\" dy=\"-3\">{(point.Model.Length > LongestName ? point.Model[..LongestName] + "…" : point.Model)}</text>");
                free = at + NameWidth;
            }
        }
    }

    private static string Time(HistoryPoint point) => point.Started.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
