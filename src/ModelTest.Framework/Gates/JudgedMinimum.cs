namespace ModelTest.Gates;

/// <summary>The gate of a group or a subject of a judged dataset.</summary>
internal sealed class JudgedMinimum
{
    /// <summary>The least score, in the units of its scale; null: none.</summary>
    public double? Minimum { get; set; }
}
