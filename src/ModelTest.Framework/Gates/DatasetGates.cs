using ModelTest.Baselines;
using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>The gates of a dataset; section <c>gates.{dataset}</c>.</summary>
internal sealed class DatasetGates
{
    /// <summary>The least overall score (the average over all subjects, each weighing the same; a judged dataset's headline), 0 to 1 or in the units of its
    /// scale; null: none.</summary>
    [Fraction]
    public double? Minimum { get; set; }

    /// <summary>The greatest share of the items of all subjects that may be unparsed, 0 to 1; null: any.</summary>
    [Fraction]
    public double? MaximumUnparsed { get; set; }

    /// <summary>What is asked of the comparison with the baseline.</summary>
    public BaselineSettings Baseline { get; set; } = new();

    /// <summary>The gates of groups by title (<c>STEM</c>) or row name (<c>ceval-stem</c>); minimums apply to the group's average.</summary>
    public Dictionary<string, PartGates> Groups { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The gates of subjects by name.</summary>
    public Dictionary<string, PartGates> Subjects { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
