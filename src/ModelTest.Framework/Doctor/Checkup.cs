using ModelTest.Problems;

namespace ModelTest.Doctor;

/// <summary>What a check-up found.</summary>
/// <param name="Findings">One for each thing looked at, in order.</param>
internal sealed record Checkup(IReadOnlyList<Finding> Findings)
{
    /// <summary>What keeps a run from being started.</summary>
    public IReadOnlyList<Problem> Problems => [.. Findings.Select(f => f.Problem).OfType<Problem>()];

    /// <summary>What a person should know of a run.</summary>
    public IReadOnlyList<string> Warnings => [.. Findings.Where(f => f.Kind == FindingKind.Warning).Select(f => f.Text)];

    /// <summary>A line for each finding.</summary>
    public override string ToString() => string.Join('\n', Findings.Select(f => $"{Word(f.Kind),-8} {f.Text}"));

    private static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Ok => "ok",
        FindingKind.Note => "note",
        FindingKind.Warning => "warning",
        _ => "problem",
    };
}
