using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>How datasets compare with their baselines, in summary.md.</summary>
internal static class MarkdownBaseline
{
    /// <summary>Writes the section; nothing where nothing was compared.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="escape">Makes texts from outside plain text.</param>
    public static void Write(TextWriter output, RunDocument run, Func<string, string> escape)
    {
        foreach (var baseline in run.Baselines ?? [])
        {
            output.Write($"\n## {escape(baseline.Dataset)} against its baseline{(baseline.Outcome == SubjectRow.Fail ? ": **fail**" : "")}\n\n");
            foreach (var line in baseline.Shown)
            {
                output.Write(line.StartsWith(' ') ? $"- {escape(line.Trim())}\n" : $"{escape(line)}\n\n");
            }
        }
    }
}
