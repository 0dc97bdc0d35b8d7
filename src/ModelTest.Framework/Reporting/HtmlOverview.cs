using System.Globalization;
using ModelTest.Gates;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>The top of report.html: what was run, how it ended, what failed and why, and the totals.</summary>
/// <param name="page">The page.</param>
/// <param name="run">The run.</param>
internal sealed class HtmlOverview(HtmlPage page, RunDocument run)
{
    private const int MostOpen = 12;

    /// <summary>Writes it.</summary>
    public void Write(IReadOnlyList<RecordedDataset> datasets)
    {
        var (state, word) = State();
        page.Write($"<header><p class=\"quiet\">ModelTest</p>\n<h1>{run.Model?.Name ?? "no model"} <span class=\"badge {state}\">{word}</span></h1>\n<p class=\"quiet\">");
        page.Write($"{string.Join(" · ", About(datasets))}</p></header>\n<p class=\"verdict {state}\">{ReportText.Verdict(run)}</p>\n");
        Tiles(datasets);
        Failures(datasets);
        Notes();
    }

    private (string Class, string Word) State() =>
        run.Totals.Failed > 0 ? (SubjectRow.Fail, "failed")
        : run.Status != RunDocument.Completed ? ("stopped", run.Status)
        : run.Totals.Items == 0 ? ("stopped", "nothing scored")
        : (SubjectRow.Pass, "passed");

    private IEnumerable<string> About(IReadOnlyList<RecordedDataset> datasets)
    {
        if (datasets.Count > 0)
        {
            yield return string.Join(", ", datasets.Select(d => d.Dataset.Name));
        }
        if (run.Model is { } model)
        {
            yield return model.Engine;
            yield return model.Device;
            yield return $"fingerprint {Short(model.Fingerprint)}";
        }
        if (run.Judge is { } judge)
        {
            yield return $"judged by {judge.Name}";
        }
        yield return run.Started.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
        yield return string.Create(CultureInfo.InvariantCulture, $"seconds: {run.Seconds ?? 0:0.0}");
    }

    /// <summary>The first digits of a fingerprint, enough to tell a few models apart.</summary>
    public static string Short(string fingerprint) => fingerprint.Length > 10 ? fingerprint[..10] : fingerprint;

    private void Failures(IReadOnlyList<RecordedDataset> datasets)
    {
        if (run.Failures is not { } failures)
        {
            return;
        }
        page.Write($"<section aria-label=\"What failed\" class=\"failures\"><h2>What failed <small>{failures.Count}</small></h2>\n");
        foreach (var (index, failure) in failures.Index())
        {
            if (index == MostOpen)
            {
                page.Write($"<details><summary>{failures.Count - MostOpen} more</summary>\n");
            }
            Failure(failure, datasets, index == 0);
        }
        page.Raw(failures.Count > MostOpen ? "</details></section>\n" : "</section>\n");
    }

    private void Failure(RunFailure failure, IReadOnlyList<RecordedDataset> datasets, bool open)
    {
        var lines = failure.Message.Split('\n');
        // The name stands in front of it already.
        var name = $"{failure.Dataset} / {failure.Test.Trim('(', ')')}: ";
        var named = new[] { name, $"{failure.Dataset} / {failure.Test}: " }.FirstOrDefault(n => lines[0].StartsWith(n, StringComparison.Ordinal)) ?? "";
        page.Raw(open ? "<details open" : "<details");
        page.Write($"><summary><b>{failure.Dataset} / {failure.Test}</b> <span>{lines[0][named.Length..]}</span></summary>\n");
        if (lines.Length > 1)
        {
            page.Raw("<pre class=\"message\">");
            foreach (var line in lines.Skip(1))
            {
                Line(line);
            }
            page.Raw("</pre>");
        }
        if (datasets.FirstOrDefault(d => d.Dataset.Name == failure.Dataset) is { } dataset)
        {
            var subject = dataset.Rows.FirstOrDefault(r => r.Subject == failure.Test)?.Subject;
            var change = failure.Test == "(baseline)" ? "lost" : null;
            page.Write($"<p><a href=\"{HtmlItems.Link(failure.Dataset, subject, change)}\">{(change is null ? "its items" : "the lost items")}</a></p>");
        }
        page.Raw("</details>\n");
    }

    private void Notes()
    {
        if (run.Notes is not { } notes)
        {
            return;
        }
        page.Raw("<section aria-label=\"Notes\"><h2>Notes</h2>\n<ul class=\"notes\">");
        foreach (var note in notes)
        {
            page.Write($"<li>{note}</li>");
        }
        page.Raw("</ul></section>\n");
    }

    // A snapshot's difference is part of its message.
    private void Line(string line)
    {
        if (line.StartsWith('+'))
        {
            page.Write($"<ins>{line}</ins>\n");
        }
        else if (line.StartsWith('-'))
        {
            page.Write($"<del>{line}</del>\n");
        }
        else
        {
            page.Write($"{line}\n");
        }
    }

    private void Tiles(IReadOnlyList<RecordedDataset> datasets)
    {
        var totals = run.Totals;
        page.Raw("<ul class=\"tiles\">");
        if (totals.Judged is not { } known || known < totals.Items)
        {
            Tile("", ReportText.Points(ReportText.Accuracy(totals), ScoreScale.Accuracy), "score");
            Tile("correct", Number(totals.Correct), "correct", "outcome=correct");
            Tile("wrong", Number(totals.Wrong), "wrong", "outcome=wrong");
        }
        foreach (var judged in datasets.Where(d => !d.Dataset.Scale.IsAccuracy))
        {
            var headline = Headline.Of(judged.Dataset)?.Name;
            if (judged.Groups().FirstOrDefault(g => headline is null ? g.Title == GroupRow.Overall : g.Name == headline) is { Score: not null } row)
            {
                Tile("", ReportText.Points(row.Score, row.Scale), judged.Dataset.Name);
            }
        }
        if (totals.Judged is { } graded)
        {
            Tile("", Number(graded), "judged");
        }
        Tile("unparsed", Number(totals.Unparsed), "unparsed", "outcome=unparsed");
        Tile("error", Number(totals.Errors), totals.Errors == 1 ? "error" : "errors", "outcome=error");
        if (run.Baselines is { } baselines)
        {
            Tile("lost", Number(baselines.Sum(b => b.Lost)), "lost", "change=lost");
            Tile("gained", Number(baselines.Sum(b => b.Gained)), "gained", "change=gained");
        }
        page.Raw("</ul>\n");
    }

    private void Tile(string kind, string value, string name, string? filter = null)
    {
        var none = value == "0" ? " none" : "";
        page.Write($"<li class=\"{kind}{none}\">");
        page.Write(filter is null || none.Length > 0 ? $"<b>{value}</b> {name}" : (FormattableString)$"<a href=\"#{filter}\"><b>{value}</b> {name}</a>");
        page.Raw("</li>");
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
