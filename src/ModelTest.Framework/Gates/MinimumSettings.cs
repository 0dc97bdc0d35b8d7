using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>The gate of a group or a subject.</summary>
internal sealed class MinimumSettings
{
    /// <summary>The least score, 0 to 1 or in the units of its scale; null: none.</summary>
    [Fraction]
    public double? Minimum { get; set; }
}
