using ModelTest.Baselines;
using ModelTest.Recording;
using ModelTest.Reporting.History;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Reporting;

/// <summary>The table of a dataset's scores in report.html: the overall score, groups, subjects.</summary>
/// <param name="page">The page.</param>
/// <param name="comparison">The dataset against its baseline; null: it has none.</param>
/// <param name="history">Its earlier runs.</param>
internal sealed class HtmlScores(HtmlPage page, BaselineComparison? comparison, DatasetHistory history)
{
    private readonly HtmlBars bars = new(page);
    private readonly Dictionary<string, (SubjectComparison Subject, double P)> compared = comparison is null ? [] : comparison.Subjects
        .Zip(comparison.Losses.Subjects).ToDictionary(s => s.First.Subject.Name, StringComparer.Ordinal);
    private double range = 1;

    /// <summary>Writes the table.</summary>
    public void Write(RecordedDataset dataset)
    {
        range = Range();
        var scale = dataset.Dataset.Scale;
        page.Write($"<div class=\"wide\"><table><caption class=\"quiet\">{Legend()}</caption>\n<thead><tr><th scope=\"col\">subject<th scope=\"col\"><span class=\"hide\">outcome</span><th scope=\"col\" class=\"n\">score<th scope=\"col\"><span class=\"hide\">bar</span>");
        page.Raw("<th scope=\"col\" class=\"more\">interval");
        page.Raw(comparison is null ? "" : "<th scope=\"col\" class=\"n\">change<th scope=\"col\"><span class=\"hide\">chart of the change</span><th scope=\"col\" class=\"n\">lost<th scope=\"col\" class=\"n\">gained");
        page.Raw(history.IsEmpty ? "" : "<th scope=\"col\" class=\"trend\">trend");
        page.Raw(scale.IsAccuracy ? "<th scope=\"col\" class=\"n more\">items<th scope=\"col\" class=\"n\">wrong" : "<th scope=\"col\" class=\"n\">scored");
        page.Raw("<th scope=\"col\" class=\"n\">unparsed<th scope=\"col\" class=\"n\">errors<th scope=\"col\" class=\"n more\">seconds</tr></thead>\n<tbody>\n");
        foreach (var group in dataset.Groups().OrderByDescending(g => g.Title == GroupRow.Overall))
        {
            Group(dataset, group);
        }
        foreach (var row in dataset.Rows)
        {
            Subject(row, scale);
        }
        page.Raw("</tbody></table></div>\n");
    }

    private void Subject(SubjectRow row, ScoreScale scale)
    {
        page.Write($"<tr><th scope=\"row\"><a href=\"{HtmlItems.Link(row.Dataset, row.Subject)}\">{row.Subject}</a> <small>{row.Category}</small>");
        Outcome(row.Outcome);
        var found = compared.GetValueOrDefault(row.Subject);
        var was = found.Subject is { New: 0, Counts.Items: > 0 } all ? (double?)all.WereRight / all.Counts.Items : null;
        Score(row.Score, row.Interval, row.Minimum, was, scale);
        if (comparison is not null)
        {
            Change(found.Subject is null ? null : new BaselineComparison([found.Subject]), found.P, row.Subject, row.Dataset);
        }
        Trend(history.Of(row.Subject), scale);
        if (scale.IsAccuracy)
        {
            page.Write($"<td class=\"n more\">{row.Items}<td class=\"n\">{row.Wrong}");
        }
        else
        {
            page.Write($"<td class=\"n\">{row.Items - row.Unparsed - row.Errors}");
        }
        page.Write($"<td class=\"n\">{row.Unparsed}<td class=\"n\">{row.Errors}<td class=\"n more\">{row.Seconds:0.0}</tr>\n");
    }

    private void Group(RecordedDataset dataset, GroupRow group)
    {
        page.Write($"<tr class=\"group\"><th scope=\"row\">{group.Title}");
        Outcome(group.Outcome);
        var members = dataset.Dataset.Groups.FirstOrDefault(g => g.Name == group.Name)?.Subjects ?? [.. dataset.Dataset.Subjects.Select(s => s.Name)];
        var found = members.All(compared.ContainsKey) ? new BaselineComparison([.. members.Select(m => compared[m].Subject)]) : null;
        var was = found is not null && found.Subjects.All(s => s.New == 0) ? found.Subjects.Average(s => (double)s.WereRight / s.Counts.Items) : (double?)null;
        Score(group.Score, group.Interval, group.Minimum, was, group.Scale);
        if (comparison is not null)
        {
            Change(found, null, null, dataset.Dataset.Name);
        }
        Trend(dataset.Dataset.Scale.IsAccuracy ? history.Of(members) : [], group.Scale);
        page.Raw(dataset.Dataset.Scale.IsAccuracy ? "<td class=\"more\"><td>" : "<td>");
        page.Raw("<td><td><td class=\"more\"></tr>\n");
    }

    private void Score(double? score, Interval? interval, double? minimum, double? baseline, ScoreScale scale)
    {
        page.Write($"<td class=\"n\"><b>{ReportText.Points(score, scale)}</b><td>");
        bars.Score(score, interval, minimum, baseline, scale);
        page.Write($"<td class=\"more quiet\">{ReportText.Interval(interval, scale)}");
    }

    private void Change(BaselineComparison? change, double? p, string? subject, string dataset)
    {
        if (change is null)
        {
            page.Raw("<td><td><td><td>");
            return;
        }
        var (interval, counts) = (change.Interval, change.Counts);
        var kind = interval.High < 0 ? "loss" : interval.Low > 0 ? "gain" : "";
        var words = $"95 % interval {HtmlBars.Signed(interval.Low, ScoreScale.Accuracy)} to {HtmlBars.Signed(interval.High, ScoreScale.Accuracy)}{(p is { } loss ? $", {BaselineGate.P(loss)} of the loss" : "")}";
        page.Write($"<td class=\"n {kind}\" title=\"{words}\">{HtmlBars.Signed(change.Difference, ScoreScale.Accuracy)}<td>");
        bars.Difference(change.Difference, interval, range, kind);
        Count(counts.Lost, "lost", subject, dataset);
        Count(counts.Gained, "gained", subject, dataset);
    }

    private void Count(int count, string change, string? subject, string dataset) => page.Write(count == 0
        ? $"<td class=\"n quiet\">0"
        : (FormattableString)$"<td class=\"n\"><a class=\"{change}\" href=\"{HtmlItems.Link(dataset, subject, change)}\">{count}</a>");

    private void Trend(IReadOnlyList<double?> scores, ScoreScale scale)
    {
        if (!history.IsEmpty)
        {
            page.Raw("<td class=\"trend\">");
            bars.Spark(scores, scale);
        }
    }

    private void Outcome(string outcome) => page.Write(outcome.Length == 0 ? $"<td>" : (FormattableString)$"<td><span class=\"badge {outcome}\">{outcome}</span>");

    private double Range() => comparison is null ? 1 : Math.Max(0.05, comparison.Subjects.Max(s => Math.Abs(s.Counts.Difference)) * 1.5);

    private string Legend() => "Bars show the score, lines the 95 % interval, ticks the minimum"
        + (comparison is null ? "." : ", rings the baseline's score.");
}
