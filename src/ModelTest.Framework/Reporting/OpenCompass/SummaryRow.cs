namespace ModelTest.Reporting.OpenCompass;

/// <summary>A row of OpenCompass's summary. What is not known is a dash.</summary>
/// <param name="Dataset">The row's name, such as <c>ceval-law</c> or <c>ceval-stem</c>.</param>
/// <param name="Version">The hash of the prompts, six hex digits; a dash for groups.</param>
/// <param name="Metric">Such as <c>accuracy</c>; <c>naive_average</c> for groups unless they say otherwise.</param>
/// <param name="Mode">Such as <c>gen</c>.</param>
/// <param name="Score">0 to 100, or in the benchmark's units, unrounded; null: there is none.</param>
internal sealed record SummaryRow(string Dataset, string Version, string Metric, string Mode, double? Score)
{
    /// <summary>Decimals of the score.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>What stands where nothing is known.</summary>
    public const string Unknown = "-";

    /// <summary>The row of a dataset that has no result, or of a group that lacks a member's.</summary>
    /// <param name="dataset">The row's name.</param>
    public static SummaryRow Missing(string dataset) => new(dataset, Unknown, Unknown, Unknown, null);
}
