using System.Globalization;
using System.Text;
using ModelTest.Gates;
using ModelTest.Statistics.Paired;

namespace ModelTest.Baselines;

/// <summary>Checks a comparison with the baseline against what is asked of it.</summary>
/// <param name="name">What is compared, such as <c>ceval / (baseline)</c>.</param>
/// <param name="comparison">The comparison.</param>
/// <param name="settings">What is asked.</param>
/// <param name="significance">The probability of a false alarm; 0: losses are not tested.</param>
internal sealed class BaselineGate(string name, BaselineComparison comparison, BaselineLimits settings, double significance)
{
    private const int MostItems = 10;
    private const int MostSubjects = 10;
    private const int MostQuestion = 80;

    // Differences of the same counts may differ in the last bits with the order they are added in.
    private const double Tolerance = 1e-12;

    /// <summary>The numbers, for the test's output: a line for the whole, then the subjects in which something changed.</summary>
    public string Numbers()
    {
        var text = new StringBuilder(Head());
        foreach (var (subject, p) in Changed().Take(MostSubjects))
        {
            text.Append('\n').Append(Line(subject, p));
        }
        return text.ToString();
    }

    /// <summary>Why the test fails: the reasons, then the lost items, then the subjects they are of; null when it passes.</summary>
    public string? Check()
    {
        var reasons = Reasons().ToList();
        if (reasons.Count == 0)
        {
            return null;
        }
        var text = new StringBuilder(Head()).Append('\n');
        reasons.ForEach(r => text.Append(r).Append('\n'));
        // The subjects that fail first: what was lost there is what someone has to look at.
        var ordered = Changed().Select(c => c.Subject).ToList();
        Append(text, "lost", [.. ordered.SelectMany(s => s.Lost)]);
        if (settings.Strict)
        {
            Append(text, "gained", [.. ordered.SelectMany(s => s.Gained)]);
            Append(text, "changed", [.. ordered.SelectMany(s => s.Others)]);
        }
        foreach (var (subject, p) in Changed().Take(MostSubjects))
        {
            text.Append(Line(subject, p)).Append('\n');
        }
        return text.Append("If this is meant, accept it with -p:AcceptBaseline=true and commit the files.").ToString();
    }

    /// <summary>What a person should know of the check: a margin that so few items cannot show, items that were not compared.</summary>
    public IEnumerable<string> Warnings()
    {
        var (added, missing) = (comparison.Subjects.Sum(s => s.New), comparison.Subjects.Sum(s => s.Missing));
        if (added + missing > 0)
        {
            yield return Text($"{name}: {added} items are not in the baseline and {missing} of the baseline are not in this run; they were not compared.");
        }
        // A loss of that size is the least that changes; more items may have changed both ways.
        if (settings.MaximumLoss is > 0 and var loss && significance > 0 && Items is var items && items < Needed(loss))
        {
            var changed = Math.Max(ChangedRate, loss);
            var smallest = PairedPower.SmallestLoss(items, changed, significance);
            yield return Text(
                $"{name}: {items} items show a loss of {smallest:0.0000} or more with a power of {PairedPower.Wanted:0.##}; for a loss of {loss}, the maximum, {Needed(loss)} would be needed.");
        }
        if (settings.NoninferiorityMargin is { } margin && TangoInterval.At95(new PairedCounts(Items, 0, 0)).Low <= -margin)
        {
            yield return Text($"{name}: {Items} items cannot exclude a loss of {margin}, the margin, even where nothing changes.");
        }
    }

    private int Items => comparison.Counts.Items;

    private double ChangedRate => (double)(comparison.Counts.Lost + comparison.Counts.Gained) / Items;

    private int Needed(double loss) => PairedPower.ItemsNeeded(Math.Max(ChangedRate, loss), loss, significance);

    private IEnumerable<string> Reasons()
    {
        var (overall, subjects) = comparison.Losses;
        if (significance > 0)
        {
            if (overall <= significance && comparison.Subjects.Count > 1)
            {
                yield return Text($"a significant loss over all items, {P(overall)} (at most {significance}).");
            }
            var failed = comparison.Subjects.Zip(subjects).Where(s => s.Second <= significance).ToList();
            if (failed.Count > 0)
            {
                yield return $"a significant loss in {string.Join(", ", failed.Take(MostSubjects).Select(s => Text($"{s.First.Subject.Name} ({P(s.Second)})")))}.";
            }
        }
        if (settings.MaximumLoss is { } most && -comparison.Difference > most + Tolerance)
        {
            yield return Text($"a loss of {-comparison.Difference:0.0000}, above the maximum {most}.");
        }
        if (settings.NoninferiorityMargin is { } margin && comparison.Interval.Low <= -margin)
        {
            yield return Text($"a loss of {margin}, the margin, is not excluded by the interval.");
        }
        var flips = comparison.Subjects.Sum(s => s.Lost.Count + s.Gained.Count + s.Others.Count);
        var others = comparison.Subjects.Sum(s => s.New + s.Missing);
        if (settings.Strict && flips + others > 0)
        {
            yield return Text($"strict: {flips} items came out otherwise{(others > 0 ? Text($", {others} are only in the baseline or only here") : "")}.");
        }
    }

    private IEnumerable<(SubjectComparison Subject, double P)> Changed() => comparison.Subjects.Zip(comparison.Losses.Subjects)
        .Where(s => s.First.Lost.Count + s.First.Gained.Count + s.First.Others.Count > 0)
        .OrderBy(s => s.Second).ThenBy(s => s.First.Counts.Difference);

    private string Head() => Text(
        $"{name}: {Count(comparison.Counts)}, difference {comparison.Difference:+0.0000;-0.0000;0.0000}, 95 % interval {comparison.Interval.Low:+0.0000;-0.0000;0.0000} to {comparison.Interval.High:+0.0000;-0.0000;0.0000}.");

    private static string Line(SubjectComparison subject, double p) => Text(
        $"  {subject.Subject.Name}: {Count(subject.Counts)}, difference {subject.Counts.Difference:+0.0000;-0.0000;0.0000}, {P(p)}");

    /// <summary>A p-value in words.</summary>
    /// <param name="p">The value.</param>
    public static string P(double p) => p < 0.0001 ? "p < 0.0001" : Text($"p {p:0.####}");

    private static string Count(PairedCounts counts) => Text($"{counts.Lost} lost and {counts.Gained} gained of {counts.Items} items");

    private static void Append(StringBuilder text, string what, List<ItemChange> changes)
    {
        foreach (var change in changes.Take(MostItems))
        {
            var question = change.Is.Question.Length > 0 ? ": " + LostItem.Shorten(change.Is.Question, MostQuestion) : "";
            text.Append(CultureInfo.InvariantCulture, $"  {what} {change.Subject} #{change.Is.Id}{question}\n");
            var (before, after) = (Outcome(change.Was.Outcome, change.Was.Prediction), Outcome(BaselineLine.Word(change.Is.Outcome), change.Is.Prediction));
            text.Append(CultureInfo.InvariantCulture, $"    gold {LostItem.Shorten(change.Is.Gold, MostQuestion)}, was {before}, is {after}\n");
        }
        if (changes.Count > MostItems)
        {
            text.Append(CultureInfo.InvariantCulture, $"  … {changes.Count - MostItems} more {what}\n");
        }
    }

    private static string Outcome(string outcome, string prediction) => prediction.Length > 0 ? $"{LostItem.Shorten(prediction, MostQuestion)} ({outcome})" : outcome;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
