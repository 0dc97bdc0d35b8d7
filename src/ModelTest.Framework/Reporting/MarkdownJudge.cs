using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>How good the judge was, in summary.md.</summary>
internal static class MarkdownJudge
{
    /// <summary>Writes the section; nothing where nothing was judged.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="escape">Makes names from outside plain text.</param>
    public static void Write(TextWriter output, RunDocument run, Func<string, string> escape)
    {
        if (run.JudgeQuality is not { } qualities)
        {
            return;
        }
        output.Write($"\n## Judge\n\n{escape(run.Judge?.Name ?? "-")}; 95 % intervals in parentheses\n\n");
        output.Write("| dataset | quality of its judgements | |\n|:--|:--|:--|\n");
        foreach (var quality in qualities)
        {
            foreach (var (index, line) in quality.Shown.Index())
            {
                var failed = index == 0 && quality.Outcome == SubjectRow.Fail ? "**fail**" : "";
                output.Write($"| {(index == 0 ? escape(quality.Dataset) : "")} | {escape(line)} | {failed} |\n");
            }
        }
    }
}
