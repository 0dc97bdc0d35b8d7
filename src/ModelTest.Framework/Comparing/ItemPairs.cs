using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Statistics.Paired;

namespace ModelTest.Comparing;

/// <summary>The items of a dataset in two runs, put together by their ids.</summary>
internal sealed class ItemPairs
{
    private readonly Dictionary<string, PairedSubject> subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Reference, int Model)> alone = new(StringComparer.Ordinal);

    /// <summary>Puts them together.</summary>
    /// <param name="reference">The dataset in the one run.</param>
    /// <param name="model">The dataset in the other.</param>
    public ItemPairs(RecordedDataset reference, RecordedDataset model)
    {
        var isAccuracy = reference.Dataset.Scale.IsAccuracy;
        var others = model.Subjects.ToDictionary(s => s.Result.Subject.Name, s => s.Result, StringComparer.Ordinal);
        foreach (var before in reference.Subjects.Select(s => s.Result))
        {
            var name = before.Subject.Name;
            var after = others.GetValueOrDefault(name);
            var paired = after is null ? null : isAccuracy ? OfOutcomes(before, after) : OfScores(before, after);
            alone[name] = Alone(before, after);
            if (paired is { Counts.Items: > 0 })
            {
                subjects[name] = paired;
            }
        }
        foreach (var after in others.Values.Where(s => !alone.ContainsKey(s.Subject.Name)))
        {
            alone[after.Subject.Name] = (0, after.Items.Count);
        }
    }

    /// <summary>The comparison of some subjects; null where they have no items in common.</summary>
    /// <param name="names">The subjects' names.</param>
    public PairedNumbers? Of(IReadOnlyCollection<string> names)
    {
        var members = names.Where(subjects.ContainsKey).Select(n => subjects[n]).ToList();
        if (members.Count == 0)
        {
            return null;
        }
        var paired = new PairedSubjects(members);
        return new PairedNumbers(paired.Counts, paired.Difference, paired.Interval, McNemar.TwoSided(paired.Counts))
        {
            OnlyReference = names.Sum(n => alone.GetValueOrDefault(n).Reference),
            OnlyModel = names.Sum(n => alone.GetValueOrDefault(n).Model),
        };
    }

    // The reference is to the model what a baseline is to a run.
    private static PairedSubject OfOutcomes(SubjectResult before, SubjectResult after) =>
        Baselines.SubjectComparison.Of([.. before.Items.Select(Baselines.BaselineLine.Of)], after).Paired;

    private static PairedSubject OfScores(SubjectResult before, SubjectResult after)
    {
        var was = before.Items.Where(i => i.Score is not null).ToDictionary(i => i.Id, StringComparer.Ordinal);
        List<PairedScore> scores =
        [
            .. after.Items.Where(i => i.Score is not null && was.ContainsKey(i.Id))
                .Select(i => new PairedScore(i.Score!.Value - was[i.Id].Score!.Value, (i.Weight + was[i.Id].Weight) / 2)),
        ];
        return new PairedSubject(
            after.Subject.Name, new PairedCounts(scores.Count, scores.Count(s => s.Difference < 0), scores.Count(s => s.Difference > 0)))
        {
            Scores = scores,
        };
    }

    private static (int, int) Alone(SubjectResult before, SubjectResult? after)
    {
        var (was, now) = (Ids(before), Ids(after));
        return (was.Except(now, StringComparer.Ordinal).Count(), now.Except(was, StringComparer.Ordinal).Count());
    }

    private static HashSet<string> Ids(SubjectResult? result) => [.. result?.Items.Select(i => i.Id) ?? []];
}
