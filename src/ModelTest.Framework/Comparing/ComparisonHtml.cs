using System.Security.Cryptography;
using System.Text;
using ModelTest.Reporting;

namespace ModelTest.Comparing;

/// <summary>Writes comparison.html: one page without links to anywhere, light and dark.</summary>
/// <param name="output">Where to.</param>
/// <param name="comparison">The comparison.</param>
internal sealed class ComparisonHtml(TextWriter output, ModelComparison comparison)
{
    private readonly HtmlPage page = new(output);

    // The only script that the page lets run is its own: a reply that got into it could do nothing.
    private static string Policy =>
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("\n" + ComparisonStyle.Script)))}'";

    /// <summary>Writes the page.</summary>
    public void Write()
    {
        Head();
        foreach (var dataset in comparison.Datasets)
        {
            page.Write($"<h2>{dataset.Name}</h2>\n");
            new HtmlMatrix(page, comparison).Write(dataset);
        }
        new HtmlDisputed(page, comparison).Write();
        page.Raw("</main>\n<script>\n" + ComparisonStyle.Script + "</script>\n</body></html>\n");
    }

    private void Head()
    {
        page.Raw(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">

            """);
        // Its quotes and its base64 must stay as they are: it is made here, and of nothing from outside.
        page.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        page.Write($"<title>{ComparisonText.Title(comparison)}</title>\n<style>\n");
        page.Raw(HtmlStyle.Sheet + ComparisonStyle.Sheet);
        page.Write($"</style></head><body><main>\n<h1>{ComparisonText.Title(comparison)}</h1>\n<p>{ComparisonText.Verdict(comparison)}</p>\n");
        foreach (var note in comparison.Notes)
        {
            page.Write($"<p class=\"note\"><b>Note:</b> {note}</p>\n");
        }
        page.Raw("<dl>");
        foreach (var run in comparison.Runs)
        {
            page.Write($"<dt>{run.Name}</dt><dd>{ComparisonText.About(run)}</dd>");
        }
        page.Write($"</dl>\n<p class=\"quiet\">Scores with 95 % intervals; differences to {comparison.Runs[comparison.Reference].Name}, on the items that both have. {ComparisonText.Legend}.</p>\n");
    }
}
