using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.GSM8K;

/// <summary>A way to take the number from a reply and to compare it with the right one.</summary>
/// <param name="Extract">Reply to prediction, empty where there is none.</param>
/// <param name="IsRight">Whether a prediction is the right number.</param>
internal sealed partial record GSM8KRule(Func<string, string> Extract, Func<string, string, bool> IsRight)
{
    private const double Tolerance = 1e-6;

    /// <summary>The rules by the names they have in settings.</summary>
    public static IReadOnlyDictionary<string, GSM8KRule> All { get; } = new Dictionary<string, GSM8KRule>(StringComparer.Ordinal)
    {
        ["last_number"] = new(LastNumber, IsNear),
        ["last_number_corrected"] = new(LastNumberCorrected, IsNear),
        ["strict"] = new(Strict, IsExact),
        ["flexible"] = new(Flexible, IsExact),
    };

    // OpenCompass's gsm8k_postprocess: a comma ends a number, and a minus belongs to it whatever stands before.
    private static string LastNumber(string reply) => Last(Numbers().Matches(BeforeNextQuestion(reply)));

    private static string LastNumberCorrected(string reply) =>
        Last(CorrectedNumbers().Matches(BeforeNextQuestion(reply))).Replace(",", "", StringComparison.Ordinal);

    // lm-evaluation-harness takes the first match; the number may end in a full stop, which the comparison drops.
    private static string Strict(string reply) => TheAnswerIs().Match(reply) is { Success: true } found ? found.Groups[1].Value : "";

    private static string Flexible(string reply) => Last(Amounts().Matches(reply));

    private static string BeforeNextQuestion(string reply) => reply.Split("Question:")[0];

    private static string Last(MatchCollection found) => found.Count > 0 ? found[^1].Value : "";

    // abs(float(prediction) - int(gold)) < 1e-6
    private static bool IsNear(string prediction, string gold) =>
        prediction == gold || (prediction.Length > 0 && Math.Abs(Number(prediction) - Number(gold.Trim())) < Tolerance);

    // exact_match with ignore_case and regexes_to_ignore "," "\$" "(?s).*#### " "\.$" on both sides.
    private static bool IsExact(string prediction, string gold) => string.Equals(Bare(prediction), Bare(gold), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string text)
    {
        var bare = text.Replace(",", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal);
        return bare.EndsWith('.') ? bare[..^1] : bare;
    }

    private static double Number(string text) => double.Parse(PythonDigits.ToAscii(text), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+\.\d+|-?\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // Commas between groups of three digits are part of the number; a minus after a digit or a bracket is an operator.
    [GeneratedRegex(@"(?:(?<![\d)])-)?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex CorrectedNumbers();

    // Python's dot is any character but a line feed.
    [GeneratedRegex(@"The answer is (-?[0-9.,]+).", RegexOptions.CultureInvariant)]
    private static partial Regex TheAnswerIs();

    [GeneratedRegex(@"(-?[$0-9.,]{2,})|(-?[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Amounts();
}
