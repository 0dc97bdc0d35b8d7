namespace ModelTest.Recording;

/// <summary>A gate over several subjects in run.json.</summary>
/// <param name="Dataset">The dataset's name in result files.</param>
/// <param name="Name">The name of its row in summary.csv.</param>
/// <param name="Title">The group's name for people; <c>overall</c> for all subjects.</param>
/// <param name="Score">The average, 0 to 1, or what a judged dataset computes, in the units of its scale.</param>
/// <param name="CiLow">Lower end of its 95 % interval; null: none is known.</param>
/// <param name="CiHigh">Upper end of its 95 % interval; null: none is known.</param>
/// <param name="Minimum">The minimum; null: none.</param>
/// <param name="Outcome">pass or fail.</param>
internal sealed record RunGate(
    string Dataset, string Name, string Title, double? Score, double? CiLow, double? CiHigh, double? Minimum, string Outcome)
{
    /// <summary>The greatest share of unparsed items that is let pass, 0 to 1; null: any.</summary>
    public double? MaximumUnparsed { get; init; }

    /// <summary>The share of items that are unparsed, where that is gated.</summary>
    public double? Unparsed { get; init; }
}
