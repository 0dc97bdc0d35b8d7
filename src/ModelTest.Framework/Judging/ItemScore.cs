namespace ModelTest.Judging;

/// <summary>What a benchmark makes of an item's judgements.</summary>
/// <param name="Score">The score, in the units of the dataset's scale; null: none, the item is left out of the subject's mean.</param>
public sealed record ItemScore(double? Score)
{
    /// <summary>What the score weighs in the subject's mean, such as 2 for a mean of two ratings; more than 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The score in words, such as <c>win</c>; empty: there are none.</summary>
    public string Verdict { get; init; } = "";
}
