namespace ModelTest.Reporting.History;

/// <summary>A dataset in one run.</summary>
/// <param name="Started">When the run started.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Fingerprint">The model's fingerprint.</param>
/// <param name="Scores">The score of each subject that this report's run has too; at least one.</param>
/// <param name="Items">The items of these subjects.</param>
internal sealed record HistoryPoint(DateTimeOffset Started, string Model, string Fingerprint, IReadOnlyDictionary<string, double> Scores, int Items)
{
    /// <summary>The average over the subjects, each weighing the same.</summary>
    public double Average => Scores.Values.Average();
}
