using System.Globalization;
using ModelTest.Gates;
using ModelTest.Reporting.OpenCompass;
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
        {result.Items.Count} items: {ItemCounts.Of([result])}
        {result.Elapsed.TotalSeconds:0.0} s
        All items: {predictionsPath}
        """);

    /// <summary>What a subject was that was only asked.</summary>
    /// <param name="result">Its items.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="predictionsPath">The file with all items.</param>
    public static string OfReplies(SubjectResult result, string model, string predictionsPath) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {result.Dataset} / {result.Subject.Name}: asked, not scored, model {model}
        {result.Items.Count} items: {ItemCounts.Of([result])}
        {result.Elapsed.TotalSeconds:0.0} s
        All items: {predictionsPath}
        """);

    /// <summary>A gate's numbers.</summary>
    /// <param name="gate">What it found.</param>
    public static string Of(GateResult gate)
    {
        var (scale, factor) = (gate.Scale, gate.Scale.Factor);
        var score = double.IsNaN(gate.Score) && !scale.IsAccuracy ? "no score" : PythonNumber.Fixed(gate.Score * factor, scale.Decimals);
        var interval = gate.Interval is { } known
            ? string.Create(CultureInfo.InvariantCulture, $", 95 % interval {known.Low * factor:0.0} to {known.High * factor:0.0}")
            : "";
        var minimum = gate.Minimum is { } least ? string.Create(CultureInfo.InvariantCulture, $"minimum {least * factor:0.##}") : "no minimum";
        var unparsed = gate.MaximumUnparsed is { } most
            ? string.Create(CultureInfo.InvariantCulture, $", unparsed {gate.Unparsed:0.0000} of at most {most}")
            : "";
        return $"{gate.Name}: {score} {(scale.IsAccuracy ? "of 100" : $"on the scale {scale}")}{interval}, {minimum}{unparsed}";
    }
}
