using System.Globalization;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.GSM8K;

namespace ModelTest.Datasets.Custom;

/// <summary>Takes answers from replies and compares them.</summary>
/// <param name="Extract">Reply to prediction, empty where there is none; of a number of letters.</param>
/// <param name="Comparison"><c>exact</c>, <c>ignore_case</c> or <c>number</c>.</param>
/// <param name="Tolerance">How far a number may be from the right one.</param>
internal sealed record CustomAnswers(Func<string, string, string> Extract, string Comparison, double Tolerance)
{
    private const string AsNumber = "number";

    /// <summary>Whether answers are numbers.</summary>
    public bool IsNumber => Comparison == AsNumber;

    /// <summary>The rules of a checked definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="place">Where its pattern is written.</param>
    public static CustomAnswers From(CustomDefinition definition, string place)
    {
        var hasChoices = definition.Columns.Choices.Length > 0;
        var rule = definition.Extraction.Rule.Length > 0 ? definition.Extraction.Rule : hasChoices ? "choice" : "text";
        var comparison = definition.Comparison.Rule.Length > 0 ? definition.Comparison.Rule : rule == "last_number" ? AsNumber : "exact";
        Func<string, string, string> extract = rule switch
        {
            "choice" => new CustomChoice().Extract,
            "first_capital" => (reply, _) => FirstCapital.Extract(reply),
            "last_number" => (reply, _) => GSM8KRule.All["last_number_corrected"].Extract(reply),
            "regex" => new CustomPattern(definition.Extraction, place).Extract,
            _ => (reply, _) => reply.Trim(),
        };
        return new(extract, comparison, definition.Comparison.Tolerance);
    }

    /// <summary>The number that a text is, with or without commas and a dollar sign; null: it is none.</summary>
    /// <param name="text">The text.</param>
    public static double? Number(string text) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal).Trim().TrimStart('$').TrimEnd('.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>Whether a prediction is right; null: it is no answer at all.</summary>
    /// <param name="prediction">The prediction.</param>
    /// <param name="gold">The right answer.</param>
    public bool? IsRight(string prediction, string gold) => Comparison switch
    {
        _ when prediction.Length == 0 => null,
        AsNumber => Number(prediction) is { } number ? Math.Abs(number - Number(gold)!.Value) <= Tolerance : null,
        "ignore_case" => prediction.Trim().Equals(gold.Trim(), StringComparison.OrdinalIgnoreCase),
        _ => prediction == gold,
    };
}
