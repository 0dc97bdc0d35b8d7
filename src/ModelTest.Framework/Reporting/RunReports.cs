using ModelTest.Recording;
using ModelTest.Reporting.History;
using ModelTest.Reporting.OpenCompass;

namespace ModelTest.Reporting;

/// <summary>The reports of a run: summary.csv, summary.txt, summary.md and report.html.</summary>
/// <param name="run">The run.</param>
/// <param name="datasets">Its datasets with their finished subjects.</param>
internal sealed class RunReports(RunDocument run, IReadOnlyList<RecordedDataset> datasets)
{
    private const string NoModel = "-";

    /// <summary>Writes all of them into the run's folder.</summary>
    /// <exception cref="Problems.InputException">The disk does not take them.</exception>
    public void Write(string folder)
    {
        var summary = datasets.Aggregate(new SummaryBuilder(), (b, d) => b.Add(d.Dataset, [.. d.Subjects.Select(s => s.Result)]))
            .Build(run.Model?.Name ?? NoModel);
        Write(folder, RunFiles.SummaryCsv, output => SummaryWriter.WriteCsv(summary, output));
        Write(folder, RunFiles.SummaryText, output => SummaryWriter.WriteText(summary, run.Started, output));
        Write(folder, RunFiles.SummaryMarkdown, output => new MarkdownSummary(output, run).Write(datasets));
        Write(folder, RunFiles.Report, output => new HtmlReport(output, run, RunHistory.Before(folder)).Write(datasets));
    }

    private static void Write(string folder, string name, Action<TextWriter> write)
    {
        var path = Path.Join(folder, name);
        DiskErrors.Guard(path, () =>
        {
            using var output = new StreamWriter(path) { NewLine = "\n" };
            write(output);
        });
    }
}
