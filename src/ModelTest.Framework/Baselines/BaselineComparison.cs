using ModelTest.Statistics;
using ModelTest.Statistics.Paired;

namespace ModelTest.Baselines;

/// <summary>A dataset, or a group of its subjects, against the baseline.</summary>
/// <param name="subjects">The subjects that have a baseline and items in common with it; at least one, in the dataset's order.</param>
internal sealed class BaselineComparison(IReadOnlyList<SubjectComparison> subjects)
{
    private Interval? interval;

    /// <summary>The subjects.</summary>
    public IReadOnlyList<SubjectComparison> Subjects => subjects;

    /// <summary>All items together.</summary>
    public PairedCounts Counts { get; } = subjects.Aggregate(default(PairedCounts), (sum, s) => sum + s.Counts);

    /// <summary>The change of the average over the subjects, each weighing the same; -1 to 1.</summary>
    public double Difference { get; } = subjects.Average(s => s.Counts.Difference);

    /// <summary>Its 95 % interval.</summary>
    public Interval Interval => interval ??= subjects.Count == 1
        ? TangoInterval.At95(subjects[0].Counts)
        : PairedBootstrap.At95([.. subjects.Select(s => s.Counts)]);

    /// <summary>p of the loss over all items, and of each subject's: McNemar's exact test, adjusted by Holm for all of them together.</summary>
    public (double Overall, IReadOnlyList<double> Subjects) Losses { get; } = Adjusted(subjects);

    private static (double, IReadOnlyList<double>) Adjusted(IReadOnlyList<SubjectComparison> subjects)
    {
        // One subject is the whole: testing it twice would only cost power.
        if (subjects.Count == 1)
        {
            var p = McNemar.Loss(subjects[0].Counts);
            return (p, [p]);
        }
        var all = subjects.Aggregate(default(PairedCounts), (sum, s) => sum + s.Counts);
        var adjusted = Holm.Adjust([McNemar.Loss(all), .. subjects.Select(s => McNemar.Loss(s.Counts))]);
        return (adjusted[0], adjusted[1..]);
    }
}
