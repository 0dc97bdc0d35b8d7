using ModelTest.Statistics.Paired;

namespace ModelTest.Comparing;

/// <summary>How the items of a subject came out in two runs.</summary>
/// <param name="Name">The subject's name.</param>
/// <param name="Counts">Items in both, and how many of them were lost and gained; of scored items, how many went down and up.</param>
internal sealed record PairedSubject(string Name, PairedCounts Counts)
{
    /// <summary>The scores' differences of items that are scored and not just right or wrong; null where they are not.</summary>
    public IReadOnlyList<PairedScore>? Scores { get; init; }

    /// <summary>The change of the subject's score over these items.</summary>
    public double Difference => Scores is null ? Counts.Difference : PairedScore.Mean(Scores);
}
