namespace ModelTest.Gates;

/// <summary>The minimums of a judged dataset as they stand in <c>gates.{dataset}</c>: in its own units, so any number will do here.</summary>
internal sealed class JudgedGates
{
    public double? Minimum { get; set; }

    public Dictionary<string, JudgedMinimum> Groups { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, JudgedMinimum> Subjects { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same as any dataset's gates.</summary>
    public DatasetGates ToGates() => new() { Minimum = Minimum, Groups = Minimums(Groups), Subjects = Minimums(Subjects) };

    private static Dictionary<string, MinimumSettings> Minimums(Dictionary<string, JudgedMinimum> gates) =>
        gates.ToDictionary(g => g.Key, g => new MinimumSettings { Minimum = g.Value.Minimum }, StringComparer.OrdinalIgnoreCase);
}
