using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>How datasets compare with their baselines, in report.html.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlBaseline(HtmlPage page)
{
    /// <summary>Writes the sections; nothing where nothing was compared.</summary>
    public void Write(RunDocument run)
    {
        foreach (var baseline in run.Baselines ?? [])
        {
            page.Write($"<h2>{baseline.Dataset} against its baseline <span class=\"{baseline.Outcome}\">{baseline.Outcome}</span></h2>\n");
            page.Write($"<pre>{string.Join('\n', baseline.Shown)}</pre>\n");
        }
    }
}
