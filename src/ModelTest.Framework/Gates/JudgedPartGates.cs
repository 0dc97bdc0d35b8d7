using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>The gates of a group or a subject of a judged dataset.</summary>
internal sealed class JudgedPartGates
{
    /// <summary>The least score, in the units of its scale; null: none.</summary>
    public double? Minimum { get; set; }

    /// <summary>The greatest share of its items of whose judgements some could not be read, 0 to 1; null: any.</summary>
    [Fraction]
    public double? MaximumUnparsed { get; set; }
}
