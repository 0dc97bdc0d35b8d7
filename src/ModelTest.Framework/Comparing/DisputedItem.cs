using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>An item that the models do not agree on.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Id">Its id.</param>
/// <param name="Results">What became of it with each model, in the order of the runs; null: that run does not have it.</param>
internal sealed record DisputedItem(string Subject, string Id, IReadOnlyList<ItemResult?> Results)
{
    /// <summary>The question, as the first run that has it shows it.</summary>
    public string Question => Results.OfType<ItemResult>().First().Question;

    /// <summary>The right answer, or the judge's reference.</summary>
    public string Gold => Results.OfType<ItemResult>().First().Gold;
}
