using ModelTest.Configuration;

namespace ModelTest.Gates;

/// <summary>The gates of a judged dataset as they stand in <c>gates.{dataset}</c>: minimums are in its own units, so any number will do here.</summary>
internal sealed class JudgedGates
{
    public double? Minimum { get; set; }

    [Fraction]
    public double? MaximumUnparsed { get; set; }

    public Dictionary<string, JudgedPartGates> Groups { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, JudgedPartGates> Subjects { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same as any dataset's gates.</summary>
    public DatasetGates ToGates() => new()
    {
        Minimum = Minimum, MaximumUnparsed = MaximumUnparsed, Groups = Gates(Groups), Subjects = Gates(Subjects),
    };

    private static Dictionary<string, PartGates> Gates(Dictionary<string, JudgedPartGates> gates) => gates.ToDictionary(
        g => g.Key,
        g => new PartGates { Minimum = g.Value.Minimum, MaximumUnparsed = g.Value.MaximumUnparsed },
        StringComparer.OrdinalIgnoreCase);
}
