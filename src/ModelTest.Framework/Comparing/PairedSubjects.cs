using ModelTest.Statistics;
using ModelTest.Statistics.Paired;

namespace ModelTest.Comparing;

/// <summary>Several subjects in two runs: the numbers of a baseline's gate, and of the comparison of models.</summary>
/// <param name="subjects">The subjects with items in both runs; at least one, in the dataset's order.</param>
internal sealed class PairedSubjects(IReadOnlyList<PairedSubject> subjects)
{
    private Interval? interval;

    /// <summary>All items together.</summary>
    public PairedCounts Counts { get; } = subjects.Aggregate(default(PairedCounts), (sum, s) => sum + s.Counts);

    /// <summary>The change of the average over the subjects, each weighing the same, in the units of the scores.</summary>
    public double Difference { get; } = subjects.Average(s => s.Difference);

    /// <summary>Its 95 % interval.</summary>
    public Interval Interval => interval ??= subjects.Any(s => s.Scores is not null)
        ? PairedBootstrap.ScoresAt95([.. subjects.Select(s => s.Scores!)])
        : subjects.Count == 1
            ? TangoInterval.At95(subjects[0].Counts)
            : PairedBootstrap.At95([.. subjects.Select(s => s.Counts)]);

    /// <summary>p of the whole and of each subject, adjusted by Holm for all of them together.</summary>
    /// <param name="test">The test of counts.</param>
    public (double Overall, IReadOnlyList<double> Subjects) Adjusted(Func<PairedCounts, double> test)
    {
        // One subject is the whole: testing it twice would only cost power.
        if (subjects.Count == 1)
        {
            var p = test(subjects[0].Counts);
            return (p, [p]);
        }
        var adjusted = Holm.Adjust([test(Counts), .. subjects.Select(s => test(s.Counts))]);
        return (adjusted[0], adjusted[1..]);
    }
}
