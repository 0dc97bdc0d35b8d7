using ModelTest.Comparing;
using ModelTest.Datasets;
using ModelTest.Scoring;
using ModelTest.Statistics.Paired;

namespace ModelTest.Baselines;

/// <summary>A subject against its baseline, item by item.</summary>
internal sealed record SubjectComparison
{
    /// <summary>The subject.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Items in both, and how many of them were lost and gained.</summary>
    public required PairedCounts Counts { get; init; }

    /// <summary>Items in both that were right in the baseline.</summary>
    public int WereRight { get; init; }

    /// <summary>Items that were right and are not, in the order of the file.</summary>
    public required IReadOnlyList<ItemChange> Lost { get; init; }

    /// <summary>Items that are right and were not.</summary>
    public required IReadOnlyList<ItemChange> Gained { get; init; }

    /// <summary>Items that are wrong or unparsed in both, with another prediction or outcome.</summary>
    public required IReadOnlyList<ItemChange> Others { get; init; }

    /// <summary>Items of the run that the baseline does not have.</summary>
    public required int New { get; init; }

    /// <summary>Items of the baseline that the run does not have.</summary>
    public required int Missing { get; init; }

    /// <summary>The numbers of it.</summary>
    public PairedSubject Paired => new(Subject.Name, Counts);

    /// <summary>Compares a finished subject with its baseline. Items that only one of them has are counted and left out.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="result">The subject; its items have replies.</param>
    public static SubjectComparison Of(IReadOnlyList<BaselineLine> baseline, SubjectResult result)
    {
        var before = baseline.ToDictionary(l => l.Id, StringComparer.Ordinal);
        var both = result.Items.Where(i => before.ContainsKey(i.Id)).Select(i => new ItemChange(result.Subject.Name, before[i.Id], i)).ToList();
        var lost = both.Where(c => WasRight(c) && !IsRight(c)).ToList();
        var gained = both.Where(c => !WasRight(c) && IsRight(c)).ToList();
        return new SubjectComparison
        {
            Subject = result.Subject,
            Counts = new PairedCounts(both.Count, lost.Count, gained.Count),
            WereRight = both.Count(WasRight),
            Lost = lost,
            Gained = gained,
            Others = [.. both.Where(c => !WasRight(c) && !IsRight(c) && IsOther(c))],
            New = result.Items.Count - both.Count,
            Missing = baseline.Count - both.Count,
        };
    }

    private static bool WasRight(ItemChange change) => change.Was.Outcome == BaselineLine.Word(Outcome.Correct);

    private static bool IsRight(ItemChange change) => change.Is.Outcome == Outcome.Correct;

    private static bool IsOther(ItemChange change) =>
        change.Was.Outcome != BaselineLine.Word(change.Is.Outcome) || change.Was.Prediction != change.Is.Prediction;
}
