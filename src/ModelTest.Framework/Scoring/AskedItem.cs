namespace ModelTest.Scoring;

/// <summary>An item of a run that only asks: what was made of its reply does not count.</summary>
internal static class AskedItem
{
    /// <summary>The result without a prediction and a score; one without a reply stays as it is.</summary>
    /// <param name="result">The result.</param>
    public static ItemResult Of(ItemResult result) => result.Outcome == Outcome.Error
        ? result
        : result with { Outcome = Outcome.Replied, Prediction = "", Score = null, Weight = 1, Judgements = [] };
}
