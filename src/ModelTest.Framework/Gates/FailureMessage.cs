using System.Globalization;
using System.Text;
using ModelTest.Reporting.OpenCompass;
using ModelTest.Scoring;

namespace ModelTest.Gates;

/// <summary>Says why a gate fails: score, interval, minimum, counts by outcome, the first lost items, and where all of them are.</summary>
internal static class FailureMessage
{
    private const int MostLines = 5;

    // Items without a reply first, then those without a prediction: they are likelier a fault of the set-up than of the model.
    private static readonly Outcome[] Order = [Outcome.Error, Outcome.Unparsed, Outcome.Wrong];

    /// <summary>The message of a subject.</summary>
    public static string ForSubject(GateResult gate, SubjectResult result, string predictionsPath)
    {
        var text = Head(gate, [result]);
        // Of judged items the lowest are those to look at.
        var lost = Order.SelectMany(o => result.Items.Where(i => i.Outcome == o))
            .Concat(result.Items.Where(i => i.Outcome == Outcome.Scored).OrderBy(i => i.Score)).ToList();
        foreach (var item in lost.Take(MostLines))
        {
            LostItem.Append(text, item, result.Scale);
        }
        return Foot(text, lost.Count, "items", $"All items: {predictionsPath}");
    }

    /// <summary>The message of a group or a dataset: its lowest subjects.</summary>
    public static string ForGroup(GateResult gate, IReadOnlyCollection<SubjectResult> results, string predictionsFolder)
    {
        var text = Head(gate, results);
        foreach (var result in results.OrderBy(r => r.Score).Take(MostLines))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {result.Subject.Name}: {Number(result.Score, result.Scale)} ({ItemCounts.Of([result])})\n");
        }
        return Foot(text, results.Count, "subjects", $"All items: {predictionsFolder}");
    }

    /// <summary>A score as messages give it: a fraction with four decimals, or the benchmark's units.</summary>
    public static string Number(double score, ScoreScale scale) => scale.IsAccuracy
        ? score.ToString("0.0000", CultureInfo.InvariantCulture)
        : PythonNumber.Fixed(score, scale.Decimals);

    private static StringBuilder Head(GateResult gate, IReadOnlyCollection<SubjectResult> results)
    {
        var (total, errors) = (results.Sum(r => r.Items.Count), results.Sum(r => r.Errors));
        var text = new StringBuilder(gate.Name).Append(": ");
        if (double.IsNaN(gate.Score))
        {
            text.Append(errors == 0 ? "no item was scored." : "no score.");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"score {Number(gate.Score, gate.Scale)}");
            if (gate.Interval is { } interval)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $", 95 % interval {Number(interval.Low, gate.Scale)} to {Number(interval.High, gate.Scale)}");
            }
            var below = gate.Minimum is { } minimum && gate.Score < minimum;
            text.Append(gate.Minimum is { } least
                ? string.Create(CultureInfo.InvariantCulture, $", {(below ? "below the minimum" : "minimum")} {least}.")
                : ", no minimum.");
        }
        if (errors > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" {errors} of {total} items got no reply, which always fails.");
        }
        if (gate.HasTooManyUnparsed)
        {
            text.Append(CultureInfo.InvariantCulture, $" {gate.Unparsed:0.0000} of the items are unparsed, above the maximum {gate.MaximumUnparsed}.");
        }
        text.Append('\n');
        return total == 0 ? text : text.Append(CultureInfo.InvariantCulture, $"{total} items: {ItemCounts.Of(results)}\n");
    }

    private static string Foot(StringBuilder text, int all, string what, string where)
    {
        if (all > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  … {all - MostLines} more {what}\n");
        }
        return text.Append(where).ToString();
    }
}
