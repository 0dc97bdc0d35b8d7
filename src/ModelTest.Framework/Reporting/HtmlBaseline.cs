using ModelTest.Baselines;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Reporting;

/// <summary>How a dataset compares with its baseline, in report.html.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlBaseline(HtmlPage page)
{
    /// <summary>Writes the numbers, and what the test says on demand.</summary>
    public void Write(RunBaseline baseline)
    {
        string Points(double difference) => HtmlBars.Signed(difference, ScoreScale.Accuracy);
        page.Write($"<details class=\"against\"><summary><span class=\"badge {baseline.Outcome}\">{baseline.Outcome}</span> against the baseline: ");
        page.Write($"<b>{Points(baseline.Difference)}</b> <span class=\"quiet\">95 % interval {Points(baseline.CiLow)} to {Points(baseline.CiHigh)}, ");
        page.Write($"{BaselineGate.P(baseline.P)}; {baseline.Lost} lost and {baseline.Gained} gained of {baseline.Items} items</span></summary>\n");
        page.Write($"<pre class=\"message\">{string.Join('\n', baseline.Shown)}</pre></details>\n");
    }
}
