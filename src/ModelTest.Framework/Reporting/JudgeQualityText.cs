using System.Globalization;
using ModelTest.Judging.Quality;
using ModelTest.Statistics;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Reporting;

/// <summary>How good a judge was, in words; shares are shown 0 to 100.</summary>
internal static class JudgeQualityText
{
    /// <summary>The figures there are, a line each.</summary>
    public static IEnumerable<string> Lines(JudgeQuality quality)
    {
        var unparsed = quality.Unparsed.Count;
        var share = quality.Judgements == 0 ? "" : $" ({Share(unparsed, quality.Judgements)})";
        yield return Text($"{quality.Judgements} judgements, {unparsed} unparsed{share}");
        if (quality.Position is { } position)
        {
            yield return $"both orders: {Percent(position.Consistent)} of {Pairs(position.Count)} judged the same, {Percent(position.FavoursFirst)} in favour"
                + $" of the reply shown first, {Percent(position.FavoursSecond)} of the second";
        }
        if (quality.Length is { } length)
        {
            yield return length.Decided == 0
                ? $"length: none of {Pairs(length.Count)} has a winner and replies of different length"
                : $"length: the longer reply won {Percent(length.LongerWins)} of {Pairs(length.Decided)} with a winner"
                    + Rho("length difference and score", length.Correlation, length.Count);
        }
        if (Rho("length and score", quality.LengthCorrelation, quality.Rated) is { Length: > 0 } rated)
        {
            yield return $"length{rated.Replace(", ", ": ", StringComparison.Ordinal)}";
        }
        foreach (var agreement in quality.Agreements)
        {
            yield return Agreement(agreement);
        }
        foreach (var line in Rest(quality))
        {
            yield return line;
        }
    }

    /// <summary>A share as 87.5 %.</summary>
    public static string Share(int part, int all) => Percent((double)part / all);

    /// <summary>κ with its interval; says why where there is none.</summary>
    public static string Kappa(CohenKappa kappa) => LabelAgreement.IntervalOf(kappa) is { } interval
        ? Text($"{kappa.Kappa:0.00} ({interval.Low:0.00} – {interval.High:0.00})")
        : "none, as all labels and judgements are the same";

    private static string Agreement(LabelAgreement agreement)
    {
        var within = agreement.WithinOne is { } close ? $", {Share(close, agreement)} within 1" : "";
        var weighted = agreement.WeightedKappa is { } kappa ? $", quadratic κ {Kappa(kappa)}" : "";
        return Text($"agreement with {agreement.Count} labelled {agreement.Kind}: {Share(agreement.Exact, agreement)} exact{within}")
            + $", κ {Kappa(agreement.Kappa)}{weighted}";
    }

    private static IEnumerable<string> Rest(JudgeQuality quality)
    {
        var (unparsed, errors) = (quality.Labelled.Count(l => l.Unparsed is not null), quality.Labelled.Count(l => l.Error is not null));
        if (unparsed > 0)
        {
            yield return Text($"labels: {unparsed} of {quality.Labelled.Count} judgements unparsed");
        }
        if (errors > 0)
        {
            yield return Text($"labels: {errors} of {quality.Labelled.Count} without a judgement to compare with");
        }
        if (quality.LeftOut > 0)
        {
            yield return Text($"labels: {quality.LeftOut} about items that this run does not have");
        }
    }

    private static string Share(int part, LabelAgreement agreement) => $"{Share(part, agreement.Count)}{Interval(agreement.IntervalOf(part))}";

    private static string Interval(Interval interval) => Text($" ({interval.Low * 100:0.0} – {interval.High * 100:0.0})");

    private static string Pairs(int count) => count == 1 ? "1 pair" : Text($"{count} pairs");

    private static string Rho(string of, double rho, int count) => double.IsNaN(rho) ? "" : Text($", Spearman's ρ of {of} {rho:0.00} (n {count})");

    private static string Percent(double share) => Text($"{share * 100:0.0} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
