using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>What a test has to say in the end.</summary>
/// <param name="Text">The numbers, for the test's output.</param>
/// <param name="Failure">Why the test fails; null when it passes.</param>
internal sealed record TestReport(string Text, string? Failure)
{
    /// <summary>Why there was nothing to check, though nothing is wrong; null: there was.</summary>
    public string? Skipped { get; init; }

    /// <summary>What was wrong with the input, where that is why the test fails.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>There was nothing to check.</summary>
    /// <param name="why">Why, though nothing is wrong.</param>
    public static TestReport Skip(string why) => new("", null) { Skipped = why };
}
