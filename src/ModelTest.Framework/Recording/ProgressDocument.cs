namespace ModelTest.Recording;

/// <summary>What progress.json holds.</summary>
/// <param name="Done">Finished items.</param>
/// <param name="Total">Items of the subjects that have started.</param>
/// <param name="Correct">Right items of those finished.</param>
/// <param name="Started">When the run started.</param>
/// <param name="Updated">When the file was written.</param>
internal sealed record ProgressDocument(int Done, int Total, int Correct, DateTimeOffset Started, DateTimeOffset Updated)
{
    /// <summary>Judged items of those finished, which are neither right nor wrong; null: none.</summary>
    public int? Judged { get; init; }
}
