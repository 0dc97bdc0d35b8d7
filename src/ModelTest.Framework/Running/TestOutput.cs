using System.Globalization;
using ModelTest.Gates;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>The numbers of a test, for its output in the IDE and in result files.</summary>
internal static class TestOutput
{
    /// <summary>A subject's numbers.</summary>
    /// <param name="gate">What its gate found.</param>
    /// <param name="result">Its items.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="predictionsPath">The file with all items.</param>
    public static string Of(GateResult gate, SubjectResult result, string model, string predictionsPath) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Of(gate)}, model {model}
        {result.Items.Count} items: {result.Correct} correct, {result.Wrong} wrong, {result.Unparsed} unparsed, {result.Errors} errors
        {result.Elapsed.TotalSeconds:0.0} s
        All items: {predictionsPath}
        """);

    /// <summary>A gate's numbers.</summary>
    /// <param name="gate">What it found.</param>
    public static string Of(GateResult gate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{gate.Name}: {gate.Score * 100:0.00} of 100, 95 % interval {gate.Interval.Low * 100:0.0} to {gate.Interval.High * 100:0.0}") + ", " + Minimum(gate);

    private static string Minimum(GateResult gate) =>
        gate.Minimum is { } minimum ? string.Create(CultureInfo.InvariantCulture, $"minimum {minimum * 100:0.##}") : "no minimum";
}
