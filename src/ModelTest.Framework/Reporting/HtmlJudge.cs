using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>How good the judge was, in report.html.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlJudge(HtmlPage page)
{
    /// <summary>Writes the section; nothing where nothing was judged.</summary>
    public void Write(RunDocument run)
    {
        if (run.JudgeQuality is not { } qualities)
        {
            return;
        }
        page.Write($"<h2>Judge</h2>\n<p class=\"quiet\">{run.Judge?.Name}; 95 % intervals in parentheses</p>\n");
        page.Raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">dataset<th scope=\"col\">quality of its judgements<th scope=\"col\"><span class=\"hide\">outcome</span></tr></thead><tbody>\n");
        foreach (var quality in qualities)
        {
            page.Write($"<tr><td>{quality.Dataset}<td>");
            foreach (var (index, line) in quality.Shown.Index())
            {
                page.Raw(index == 0 ? "" : "<br>");
                page.Write($"{line}");
            }
            page.Raw("<td>");
            if (quality.Outcome is { } outcome)
            {
                page.Write($"<span class=\"badge {outcome}\">{outcome}</span>");
            }
            page.Raw("</tr>\n");
        }
        page.Raw("</tbody></table></div>\n");
    }
}
