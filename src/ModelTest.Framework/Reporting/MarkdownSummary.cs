using System.Globalization;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Reporting;

/// <summary>Writes summary.md, for pull requests and job summaries.</summary>
/// <param name="output">Where to.</param>
/// <param name="run">The run.</param>
internal sealed class MarkdownSummary(TextWriter output, RunDocument run)
{
    /// <summary>Writes the page.</summary>
    public void Write(IReadOnlyList<RecordedDataset> datasets)
    {
        output.Write($"# {MarkdownText.Escape(ReportText.Title(run))}\n\n{ReportText.Verdict(run)}\n");
        foreach (var dataset in datasets)
        {
            output.Write($"\n## {MarkdownText.Escape(dataset.Dataset.Name)}\n\n");
            var scale = dataset.Dataset.Scale;
            output.Write($"mode {MarkdownText.Escape(dataset.Dataset.Mode)}, {MarkdownText.Escape(dataset.Dataset.Metric)}, {Judged(scale)}95 % intervals\n\n");
            output.Write(scale.IsAccuracy
                ? "| subject | score | interval | std. error | correct | wrong | unparsed | errors | minimum | |\n|:--|--:|:-:|--:|--:|--:|--:|--:|--:|:--|\n"
                : "| subject | score | interval | std. error | scored | unparsed | errors | minimum | |\n|:--|--:|:-:|--:|--:|--:|--:|--:|:--|\n");
            foreach (var (row, result) in dataset.Subjects)
            {
                var first = scale.IsAccuracy ? $"{row.Correct} | {row.Wrong}" : $"{row.Items - row.Unparsed - row.Errors}";
                var counts = string.Create(CultureInfo.InvariantCulture, $"{first} | {row.Unparsed} | {row.Errors}");
                Line(MarkdownText.Escape(row.Subject), row.Score, row.Interval, StandardErrors.OfSubject(result), counts, row.Minimum, row.Outcome == SubjectRow.Pass, scale);
            }
            var empty = scale.IsAccuracy ? "| | |" : "| |";
            foreach (var group in dataset.Groups())
            {
                Line($"**{MarkdownText.Escape(group.Title)}**", group.Score, group.Interval, group.StandardError, empty, group.Minimum, group.Passed is not false, group.Scale);
            }
        }
        MarkdownBaseline.Write(output, run, MarkdownText.Escape);
        MarkdownJudge.Write(output, run, MarkdownText.Escape);
        NotRun();
        output.Write('\n');
        foreach (var (name, value) in ReportText.Facts(run))
        {
            output.Write($"- {name}: {MarkdownText.Escape(value)}\n");
        }
    }

    private void NotRun()
    {
        if (run.NotRun.Count == 0)
        {
            return;
        }
        output.Write("\n## Not run\n\n| dataset | test | problem |\n|:--|:--|:--|\n");
        foreach (var test in run.NotRun)
        {
            output.Write($"| {MarkdownText.Escape(test.Dataset)} | {MarkdownText.Escape(test.Test)} | {MarkdownText.Escape(test.Problem.ReplaceLineEndings(" "))} |\n");
        }
    }

    private void Line(string name, double? score, Interval? interval, double? error, string counts, double? minimum, bool passed, ScoreScale scale) =>
        output.Write($"| {name} | {ReportText.Points(score, scale)} | {ReportText.Interval(interval, scale)} | {(error is null ? "" : ReportText.Points(error, scale))} | {counts} |"
            + $" {(minimum is null ? "" : ReportText.Points(minimum, scale))} | {(passed ? "" : "**fail**")} |\n");

    private string Judged(ScoreScale scale) => scale.IsAccuracy ? "" : $"{scale}, judged by {MarkdownText.Escape(run.Judge?.Name ?? "-")}, ";
}
