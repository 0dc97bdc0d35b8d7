using ModelTest.Datasets;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Gates;

/// <summary>The number of a group of subjects.</summary>
/// <param name="Value">The number; NaN: there is none.</param>
/// <param name="Interval">Its 95 % interval; null: none is known.</param>
/// <param name="Scale">Its units.</param>
/// <param name="Problem">Why the dataset's own computation failed; null: it did not.</param>
internal sealed record GroupScore(double Value, Interval? Interval, ScoreScale Scale, string? Problem = null)
{
    /// <summary>The number of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="members">The results of its subjects; at least one.</param>
    public static GroupScore Of(SubjectGroup group, IReadOnlyList<SubjectResult> members)
    {
        if (group.Compute is null)
        {
            return Average(members, group.Scale);
        }
        var scale = group.Scale ?? members[0].Scale;
        if (members.Any(m => m.Items.Count == 0 || m.Errors > 0))
        {
            return new GroupScore(double.NaN, null, scale);
        }
        try
        {
            var order = group.Subjects.Index().ToDictionary(s => s.Item, s => s.Index, StringComparer.Ordinal);
            var score = group.Compute([.. members.OrderBy(m => order[m.Subject.Name])]);
            return new GroupScore(score.Value, score is { Low: { } low, High: { } high } ? new Interval(low, high) : null, scale);
        }
#pragma warning disable CA1031 // A dataset's bug must not cost the run its reports; the row and run.json tell it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new GroupScore(double.NaN, null, scale, $"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>The average of subjects' scores, each weighing the same.</summary>
    /// <param name="members">The subjects' results.</param>
    /// <param name="scale">The units; null: those of the subjects.</param>
    public static GroupScore Average(IReadOnlyCollection<SubjectResult> members, ScoreScale? scale = null)
    {
        var units = scale ?? members.FirstOrDefault()?.Scale ?? ScoreScale.Accuracy;
        if (members.Count == 0 || members.Any(m => m.Items.Count == 0))
        {
            return new GroupScore(double.NaN, units.IsAccuracy ? new Interval(0, 1) : null, units);
        }
        return new GroupScore(members.Average(m => m.Score), Interval95(members, units), units);
    }

    private static Interval? Interval95(IReadOnlyCollection<SubjectResult> members, ScoreScale scale)
    {
        if (scale.IsAccuracy)
        {
            return AverageInterval.At95([.. members.Select(r => (r.Correct, r.Items.Count))]);
        }
        // The errors of independent means add in squares, and only their sum is cut at the ends of the scale.
        var own = members.Select(m => (m.Score, Interval: ScoreGate.OfMean(m))).ToList();
        if (own.Any(m => m.Interval is null))
        {
            return null;
        }
        var average = own.Average(m => m.Score);
        var half = Math.Sqrt(own.Sum(m => Math.Pow(m.Interval!.Value.High - m.Score, 2))) / own.Count;
        return scale.Cut(new Interval(average - half, average + half), average);
    }
}
