using System.Globalization;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Reporting;

/// <summary>
/// Bars and small charts as inline SVG in percent of their box, which grows with the page: lengths in style attributes would need a weaker
/// Content-Security-Policy.
/// </summary>
/// <param name="page">The page.</param>
internal sealed class HtmlBars(HtmlPage page)
{
    /// <summary>A score on its scale, with its interval, the minimum and the baseline's score.</summary>
    public void Score(double? score, Interval? interval, double? minimum, double? baseline, ScoreScale scale)
    {
        // Where on the bar: the lowest score is its left end. A judge may give more than it was asked for.
        double At(double value) => Math.Clamp((value - scale.Lowest) / (scale.Highest - scale.Lowest), 0, 1);
        string?[] words =
        [
            ReportText.Points(score, scale),
            interval is null ? null : $"95 % interval {ReportText.Interval(interval, scale)}",
            minimum is null ? null : $"minimum {ReportText.Points(minimum, scale)}",
            baseline is null ? null : $"baseline {ReportText.Points(baseline, scale)}",
        ];
        var text = string.Join(", ", words.OfType<string>());
        page.Write($"<svg class=\"bar\" role=\"img\" aria-label=\"{text}\"><title>{text}</title><rect class=\"fill\" width=\"{At(score ?? scale.Lowest):0.##%}\" height=\"100%\"/>");
        if (interval is { } known)
        {
            page.Write($"<line class=\"ci\" x1=\"{At(known.Low):0.##%}\" x2=\"{At(known.High):0.##%}\" y1=\"50%\" y2=\"50%\"/>");
        }
        if (minimum is { } least)
        {
            page.Write($"<line class=\"least\" x1=\"{At(least):0.##%}\" x2=\"{At(least):0.##%}\" y1=\"0\" y2=\"100%\"/>");
        }
        if (baseline is { } was)
        {
            page.Write($"<circle class=\"was\" cx=\"{At(was):0.##%}\" cy=\"50%\" r=\"4\"/>");
        }
        page.Raw("</svg>");
    }

    /// <summary>A difference with its interval round a line at 0.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="interval">Its 95 % interval.</param>
    /// <param name="range">What both ends of the box stand for; above 0.</param>
    /// <param name="kind">The class: loss, gain, or nothing where it could be chance.</param>
    public void Difference(double difference, Interval interval, double range, string kind)
    {
        double At(double value) => Math.Clamp((value / range / 2) + 0.5, 0, 1);
        page.Write($"<svg class=\"change {kind}\" aria-hidden=\"true\"><line class=\"zero\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"100%\"/>");
        page.Write($"<line class=\"ci\" x1=\"{At(interval.Low):0.##%}\" x2=\"{At(interval.High):0.##%}\" y1=\"50%\" y2=\"50%\"/><circle cx=\"{At(difference):0.##%}\" cy=\"50%\" r=\"3\"/></svg>");
    }

    /// <summary>Scores over time, evenly spaced.</summary>
    /// <param name="values">The scores; null where there is none.</param>
    /// <param name="scale">Their units.</param>
    public void Spark(IReadOnlyList<double?> values, ScoreScale scale)
    {
        if (values.Count(v => v is not null) < 2)
        {
            return;
        }
        var place = new ChartPlace([.. values.OfType<double>()], values.Count, scale);
        var words = string.Join(", ", values.OfType<double>().Select(v => ReportText.Points(v, scale)));
        page.Write($"<svg class=\"spark\" role=\"img\" aria-label=\"{words}\"><title>{words}</title>");
        Line(values, place);
        page.Write($"<circle cx=\"{place.X(values.Count - 1):0.##%}\" cy=\"{place.Y(values[^1] ?? 0):0.##%}\" r=\"2\"/></svg>");
    }

    /// <summary>The lines between neighbouring scores.</summary>
    public void Line(IReadOnlyList<double?> values, ChartPlace place)
    {
        var known = values.Index().Where(v => v.Item is not null).Select(v => (X: place.X(v.Index), Y: place.Y(v.Item!.Value))).ToList();
        foreach (var (from, to) in known.Zip(known.Skip(1)))
        {
            page.Write($"<line class=\"path\" x1=\"{from.X:0.##%}\" y1=\"{from.Y:0.##%}\" x2=\"{to.X:0.##%}\" y2=\"{to.Y:0.##%}\"/>");
        }
    }

    /// <summary>A difference with its sign, in the units of a scale.</summary>
    public static string Signed(double difference, ScoreScale scale)
    {
        var text = (Math.Abs(difference) * scale.Factor).ToString("F" + scale.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return !text.Any(c => c is >= '1' and <= '9') ? text : difference < 0 ? "−" + text : "+" + text;
    }
}
