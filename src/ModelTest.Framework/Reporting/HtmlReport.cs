using ModelTest.Baselines;
using ModelTest.Recording;
using ModelTest.Reporting.History;

namespace ModelTest.Reporting;

/// <summary>Writes report.html: one page that needs nothing from anywhere, with the overview first and every item.</summary>
/// <param name="output">Where to.</param>
/// <param name="run">The run.</param>
/// <param name="history">Earlier runs, the oldest first.</param>
internal sealed class HtmlReport(TextWriter output, RunDocument run, IReadOnlyList<HistoryRun> history)
{
    private readonly HtmlPage page = new(output);

    /// <summary>Writes the page.</summary>
    public void Write(IReadOnlyList<RecordedDataset> datasets)
    {
        page.Begin(ReportText.Title(run), HtmlStyle.Items, HtmlStyle.ItemScript);
        new HtmlOverview(page, run).Write(datasets);
        foreach (var dataset in datasets)
        {
            Dataset(dataset);
        }
        new HtmlJudge(page).Write(run);
        new HtmlItems(page).Write(datasets, Comparison);
        Facts();
        page.End();
    }

    private BaselineComparison? Comparison(string dataset) => run.Baselines?.FirstOrDefault(b => b.Dataset == dataset)?.Comparison;

    private void Dataset(RecordedDataset dataset)
    {
        var (name, scale) = (dataset.Dataset.Name, dataset.Dataset.Scale);
        page.Write($"<section aria-label=\"{name}\"><h2>{name} <small>mode {dataset.Dataset.Mode}, {dataset.Dataset.Metric}{(scale.IsAccuracy ? "" : $", {scale}")}</small></h2>\n");
        if (run.Baselines?.FirstOrDefault(b => b.Dataset == name) is { } baseline)
        {
            new HtmlBaseline(page).Write(baseline);
        }
        var earlier = DatasetHistory.Of(dataset, run, history);
        new HtmlHistory(page).Write(earlier, scale);
        new HtmlScores(page, Comparison(name), earlier).Write(dataset);
        page.Raw("</section>\n");
    }

    private void Facts()
    {
        page.Raw("<section><h2>Run</h2>\n<dl>");
        // Notes stand at the top.
        foreach (var (name, value) in ReportText.Facts(run).Where(f => f.Name != ReportText.Note))
        {
            page.Write($"<dt>{name}</dt><dd>{value}</dd>");
        }
        page.Raw("</dl></section>\n");
    }
}
