using ModelTest.Comparing;
using ModelTest.Statistics;
using ModelTest.Statistics.Paired;

namespace ModelTest.Baselines;

/// <summary>A dataset, or a group of its subjects, against the baseline: a comparison in which only losses are tested.</summary>
/// <param name="subjects">The subjects that have a baseline and items in common with it; at least one, in the dataset's order.</param>
internal sealed class BaselineComparison(IReadOnlyList<SubjectComparison> subjects)
{
    private readonly PairedSubjects paired = new([.. subjects.Select(s => s.Paired)]);
    private (double Overall, IReadOnlyList<double> Subjects)? losses;

    /// <summary>The subjects.</summary>
    public IReadOnlyList<SubjectComparison> Subjects => subjects;

    /// <summary>All items together.</summary>
    public PairedCounts Counts => paired.Counts;

    /// <summary>The change of the average over the subjects, each weighing the same; -1 to 1.</summary>
    public double Difference => paired.Difference;

    /// <summary>Its 95 % interval.</summary>
    public Interval Interval => paired.Interval;

    /// <summary>p of the loss over all items, and of each subject's: McNemar's exact test, adjusted by Holm for all of them together.</summary>
    public (double Overall, IReadOnlyList<double> Subjects) Losses => losses ??= paired.Adjusted(McNemar.Loss);
}
