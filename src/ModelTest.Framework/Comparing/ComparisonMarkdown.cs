using ModelTest.Reporting;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>Writes comparison.md, for pull requests and job summaries.</summary>
/// <param name="output">Where to.</param>
/// <param name="comparison">The comparison.</param>
internal sealed class ComparisonMarkdown(TextWriter output, ModelComparison comparison)
{
    private string Reference => Name(comparison.Reference);

    private IEnumerable<int> Others => Enumerable.Range(0, comparison.Runs.Count).Where(i => i != comparison.Reference);

    /// <summary>Writes the page.</summary>
    public void Write()
    {
        output.Write($"# {MarkdownText.Escape(ComparisonText.Title(comparison))}\n\n{MarkdownText.Escape(ComparisonText.Verdict(comparison))}\n\n");
        foreach (var note in comparison.Notes)
        {
            output.Write($"> **Note:** {MarkdownText.Escape(note)}\n>\n");
        }
        output.Write($"\nScores with 95 % intervals. Differences are to {Reference}, on the items that both have. {ComparisonText.Legend}.\n");
        foreach (var dataset in comparison.Datasets)
        {
            output.Write($"\n## {MarkdownText.Escape(dataset.Name)}\n\n| | {Reference} |");
            output.Write(string.Concat(Others.Select(i => $" {Name(i)} | difference |")));
            output.Write($"\n|:--|--:|{string.Concat(Others.Select(_ => "--:|:--|"))}\n");
            foreach (var row in dataset.Rows)
            {
                Row(row);
            }
            Pairs(dataset);
        }
        output.Write("\n");
        foreach (var run in comparison.Runs)
        {
            output.Write($"- {MarkdownText.Escape(run.Name)}: {MarkdownText.Escape(ComparisonText.About(run))}\n");
        }
    }

    private void Row(ComparedRow row)
    {
        var title = MarkdownText.Escape(row.Title);
        output.Write($"| {(row.Kind == ComparedRowKind.Subject ? title : $"**{title}**")} | {ComparisonText.Score(row.Cells[comparison.Reference], row.Scale)} |");
        foreach (var cell in Others.Select(i => row.Cells[i]))
        {
            output.Write($" {ComparisonText.Score(cell, row.Scale)} | {(cell.Against is { } numbers ? Difference(numbers, row.Scale) : "")} |");
        }
        output.Write("\n");
    }

    private static string Difference(PairedNumbers numbers, ScoreScale scale)
    {
        var mark = ComparisonText.Mark(numbers);
        var shown = $"{ComparisonText.Signed(numbers.Difference, scale)}{(mark.Length > 0 ? " " + mark : "")}";
        return $"{(mark.Length > 0 ? $"**{shown}**" : shown)} ({ComparisonText.Interval(numbers, scale)}), {ComparisonText.Counts(numbers, scale)}, {ComparisonText.P(numbers.Adjusted)}";
    }

    // Two models are one pair, which the matrix has.
    private void Pairs(ComparedDataset dataset)
    {
        if (comparison.Runs.Count < 3)
        {
            return;
        }
        output.Write($"\nRow less column, over all items:\n\n| |{string.Concat(comparison.Runs.Index().Select(r => $" {Name(r.Index)} |"))}\n|:--|{string.Concat(comparison.Runs.Select(_ => "--:|"))}\n");
        for (var row = 0; row < comparison.Runs.Count; row++)
        {
            output.Write($"| {Name(row)} |");
            for (var column = 0; column < comparison.Runs.Count; column++)
            {
                output.Write($" {PairText.Of(dataset, row, column)} |");
            }
            output.Write("\n");
        }
    }

    private string Name(int run) => MarkdownText.Escape(comparison.Runs[run].Name);
}
