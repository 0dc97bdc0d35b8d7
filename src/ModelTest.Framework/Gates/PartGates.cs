using ModelTest.Baselines;
using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>The gates of a group or a subject.</summary>
internal sealed class PartGates
{
    /// <summary>The least score, 0 to 1 or in the units of its scale; null: none.</summary>
    [Fraction]
    public double? Minimum { get; set; }

    /// <summary>The greatest share of its items that may be unparsed, 0 to 1; null: any.</summary>
    [Fraction]
    public double? MaximumUnparsed { get; set; }

    /// <summary>What its comparison with the baseline lets pass; null: whatever the dataset's does.</summary>
    public BaselineLimits? Baseline { get; set; }
}
