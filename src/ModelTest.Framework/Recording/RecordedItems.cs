namespace ModelTest.Recording;

/// <summary>What a run has of a subject.</summary>
/// <param name="Lines">The finished items by id.</param>
/// <param name="Answered">Of a judged subject the ids of the items that the model gave a reply to, finished or not.</param>
internal sealed record RecordedItems(IReadOnlyDictionary<string, PredictionLine> Lines, IReadOnlySet<string> Answered)
{
    /// <summary>The ids of all items that something is recorded of.</summary>
    public IEnumerable<string> Ids => Lines.Keys.Union(Answered, StringComparer.Ordinal);
}
