using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>Writes report.html: one page without scripts or links to anywhere, light and dark, with every item.</summary>
internal sealed class HtmlReport
{
    private readonly HtmlPage page;
    private readonly RunDocument run;

    /// <summary>Creates the writer.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    public HtmlReport(TextWriter output, RunDocument run)
    {
        page = new HtmlPage(output);
        this.run = run;
    }

    /// <summary>Writes the page.</summary>
    public void Write(IReadOnlyList<RecordedDataset> datasets)
    {
        Head();
        foreach (var dataset in datasets)
        {
            page.Write($"<h2>{dataset.Dataset.Name}</h2>\n<p class=\"quiet\">mode {dataset.Dataset.Mode}, {dataset.Dataset.Metric}{(dataset.Dataset.Scale.IsAccuracy ? "" : $", {dataset.Dataset.Scale}")}; ");
            page.Raw("bars show the score, lines the 95 % interval, ticks the minimum</p>\n");
            new HtmlScores(page).Write(dataset, dataset.Groups());
        }
        new HtmlBaseline(page).Write(run);
        new HtmlJudge(page).Write(run);
        NotRun();
        page.Raw("<h2>Items</h2>\n<label><input type=\"checkbox\" id=\"lost\"> only those that are not correct</label>\n");
        var items = new HtmlItems(page);
        foreach (var dataset in datasets)
        {
            foreach (var subject in dataset.Subjects)
            {
                items.Write(dataset.Dataset.Name, subject.Result);
            }
        }
        page.Raw("</main></body></html>\n");
    }

    private void NotRun()
    {
        if (run.NotRun.Count == 0)
        {
            return;
        }
        page.Raw("<h2>Not run</h2>\n<div class=\"wide\"><table><thead><tr><th>dataset<th>test<th>problem<th></tr></thead><tbody>\n");
        foreach (var test in run.NotRun)
        {
            page.Write($"<tr><td>{test.Dataset}<td>{test.Test}<td><pre>{test.Problem}</pre><td class=\"fail\">{SubjectRow.Fail}</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
    }

    private void Head()
    {
        page.Raw(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">

            """);
        page.Write($"<title>{ReportText.Title(run)}</title>\n<style>\n");
        page.Raw(HtmlStyle.Sheet);
        page.Write($"</style></head><body><main>\n<h1>{ReportText.Title(run)}</h1>\n<p>{ReportText.Verdict(run)}</p>\n");
        var totals = run.Totals;
        page.Raw("<ul class=\"tiles\">");
        if (totals.Judged is not { } judged || judged < totals.Items)
        {
            page.Write($"<li><b>{ReportText.Points(ReportText.Accuracy(totals), ScoreScale.Accuracy)}</b> score</li>");
            page.Write($"<li class=\"correct\"><b>{totals.Correct}</b> correct</li><li class=\"wrong\"><b>{totals.Wrong}</b> wrong</li>");
        }
        if (totals.Judged is { } graded)
        {
            page.Write($"<li><b>{graded}</b> judged</li>");
        }
        page.Write($"<li class=\"unparsed\"><b>{totals.Unparsed}</b> unparsed</li><li class=\"error\"><b>{totals.Errors}</b> errors</li></ul>\n<dl>");
        foreach (var (name, value) in ReportText.Facts(run))
        {
            page.Write($"<dt>{name}</dt><dd>{value}</dd>");
        }
        page.Raw("</dl>\n");
    }
}
