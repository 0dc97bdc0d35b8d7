namespace ModelTest.Gates;

/// <summary>What is asked of the score and the replies of a subject, a group or a dataset.</summary>
/// <param name="Minimum">The least score, in the units of its scale; null: none.</param>
/// <param name="MaximumUnparsed">The greatest share of items without a prediction, 0 to 1; null: any.</param>
internal sealed record ScoreLimits(double? Minimum, double? MaximumUnparsed = null)
{
    /// <summary>The limits; null where nothing is asked.</summary>
    /// <param name="minimum">The least score.</param>
    /// <param name="maximumUnparsed">The greatest share of items without a prediction.</param>
    public static ScoreLimits? Of(double? minimum, double? maximumUnparsed) =>
        minimum is null && maximumUnparsed is null ? null : new ScoreLimits(minimum, maximumUnparsed);
}
