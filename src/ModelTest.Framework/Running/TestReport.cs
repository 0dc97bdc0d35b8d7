namespace ModelTest.Running;

/// <summary>What a test has to say in the end.</summary>
/// <param name="Text">The numbers, for the test's output.</param>
/// <param name="Failure">Why the test fails; null when it passes.</param>
internal sealed record TestReport(string Text, string? Failure);
