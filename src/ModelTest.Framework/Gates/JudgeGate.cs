using System.Globalization;
using System.Text;
using ModelTest.Judging.Quality;
using ModelTest.Reporting;

namespace ModelTest.Gates;

/// <summary>Checks a judge against what <c>gates.judge</c> asks. Labels without a judgement fail it whatever the rest.</summary>
/// <param name="gates">What is asked.</param>
/// <param name="quality">What the judge did.</param>
internal sealed class JudgeGate(JudgeGates gates, JudgeQuality quality)
{
    // Shares of the same counts may differ in the last bits.
    private const double Tolerance = 1e-12;

    private readonly List<string> failures = [];
    private readonly List<string> notChecked = [];

    /// <summary>What is asked and could not be checked, as there is nothing to check it on; a line each.</summary>
    public IReadOnlyList<string> NotChecked => notChecked;

    /// <summary>Checks everything that is asked.</summary>
    /// <param name="judge">The judge's name.</param>
    /// <param name="where">The files with all judgements, for the message.</param>
    /// <returns>Why the test fails; null when it passes.</returns>
    public string? Check(string judge, string where)
    {
        CheckAgreement();
        CheckConsistency();
        CheckUnparsed();
        var errors = quality.Labelled.Count(l => l.Error is not null);
        if (errors > 0)
        {
            failures.Add(Text($"{errors} of {quality.Labelled.Count} labels have no judgement to compare with, which always fails."));
        }
        if (failures.Count == 0)
        {
            return null;
        }
        var text = new StringBuilder($"{quality.Dataset} / (judge): {judge} is not good enough here.\n");
        failures.ForEach(f => text.Append("  ").Append(f).Append('\n'));
        JudgeFaults.Append(text, quality);
        return text.Append(where).ToString();
    }

    private void CheckAgreement()
    {
        if (gates.MinimumAgreement is null && gates.MinimumKappa is null)
        {
            return;
        }
        if (quality.Agreements.Count == 0)
        {
            (quality.Labelled.Count == 0 ? notChecked : failures).Add(quality.Labelled.Count == 0
                ? "agreement, as no label is about this dataset's items"
                : Text($"none of {quality.Labelled.Count} labels could be compared."));
        }
        foreach (var agreement in quality.Agreements)
        {
            var how = agreement.WithinOne is null ? "are the same" : "are within 1 of their labels";
            var interval = agreement.IntervalOf(agreement.Agreeing);
            Least("agreement", (double)agreement.Agreeing / agreement.Count, gates.MinimumAgreement, Text(
                $"{agreement.Agreeing} of {agreement.Count} {agreement.Kind} {how}, 95 % interval {interval.Low:0.0000} to {interval.High:0.0000}"));
            var kappa = agreement.GatedKappa;
            if (double.IsNaN(kappa.Kappa) && gates.MinimumKappa is not null)
            {
                failures.Add(Text(
                    $"Cohen's κ of {agreement.Count} {agreement.Kind} is not known, as all labels and judgements are the same. Label others too."));
                continue;
            }
            var weights = agreement.WeightedKappa is null ? "" : ", quadratic weights";
            Least("Cohen's κ", kappa.Kappa, gates.MinimumKappa, Text(
                $"{agreement.Count} {agreement.Kind}{weights}, with its 95 % interval {JudgeQualityText.Kappa(kappa)}"));
        }
    }

    private void CheckConsistency()
    {
        if (gates.MinimumConsistency is null)
        {
            return;
        }
        if (quality.Position is not { } position)
        {
            notChecked.Add("consistency, as no pair was judged in both orders");
            return;
        }
        Least("consistency", position.Consistent, gates.MinimumConsistency, Text(
            $"{Math.Round(position.Consistent * position.Count)} of {position.Count} pairs are judged the same in both orders"));
    }

    private void CheckUnparsed()
    {
        Most(quality.Unparsed.Count, quality.Judgements, "judgements");
        var own = quality.Labelled.Where(l => !l.Label.IsOfRun && l.Error is null).ToList();
        Most(own.Count(l => l.Unparsed is not null), own.Count, "judgements of labelled replies");
    }

    private void Least(string name, double value, double? minimum, string detail)
    {
        if (minimum is { } least && value < least - Tolerance)
        {
            failures.Add(Text($"{name} {value:0.0000}, below the minimum {least}: {detail}."));
        }
    }

    private void Most(int unparsed, int all, string what)
    {
        if (gates.MaximumUnparsed is { } most && all > 0 && (double)unparsed / all > most + Tolerance)
        {
            failures.Add(Text($"unparsed {(double)unparsed / all:0.0000}, above the maximum {most}: {unparsed} of {all} {what}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
