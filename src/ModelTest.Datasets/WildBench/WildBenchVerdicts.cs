using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.WildBench;

/// <summary>
/// Reads scores and choices out of the judge's reply. Official: the reply is JSON (its line breaks become spaces), else the first place
/// where the key is followed by a value. OpenCompass: the first <c>"key": "value"</c>, with one space and on one line.
/// </summary>
internal static partial class WildBenchVerdicts
{
    private static readonly Dictionary<string, WildBenchChoice> Choices = new(StringComparer.Ordinal)
    {
        ["A++"] = WildBenchChoice.AMuchBetter,
        ["A+"] = WildBenchChoice.ABetter,
        ["A=B"] = WildBenchChoice.Tie,
        ["B+"] = WildBenchChoice.BBetter,
        ["B++"] = WildBenchChoice.BMuchBetter,
    };

    /// <summary>The label of a choice, such as <c>A++</c>.</summary>
    /// <param name="choice">The choice.</param>
    public static string Label(WildBenchChoice choice) => Choices.First(c => c.Value == choice).Key;

    /// <summary>The choice of a label; null: there is none.</summary>
    /// <param name="label">A label that <see cref="Label"/> gave, or nothing.</param>
    public static WildBenchChoice? OfLabel(string label) => Choices.TryGetValue(label, out var choice) ? choice : null;

    /// <summary>Reads a score. Its range is not checked.</summary>
    /// <param name="variant">Whose rules.</param>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<double> Score(JudgeVariant variant, string reply)
    {
        var text = variant == JudgeVariant.Official ? Json(reply, "score") ?? Value(LooseScore(), reply) : Value(StrictScore(), reply);
        if (text is null)
        {
            return Parsed.Not<double>("there is no \"score\".");
        }
        // Python's float also takes inf and nan, which no mean could hold.
        return double.TryParse(PythonText.Strip(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score)
            ? Parsed.Of(score)
            : Parsed.Not<double>($"the score '{text}' is not a number.");
    }

    /// <summary>Reads a choice.</summary>
    /// <param name="variant">Whose rules.</param>
    /// <param name="reply">The judge's reply.</param>
    public static Parsed<WildBenchChoice> Choice(JudgeVariant variant, string reply)
    {
        var text = variant == JudgeVariant.Official ? Json(reply, "choice") ?? Value(LooseChoice(), reply) : Value(StrictChoice(), reply);
        if (text is null)
        {
            return Parsed.Not<WildBenchChoice>("there is no \"choice\".");
        }
        return Choices.TryGetValue(text, out var choice)
            ? Parsed.Of(choice)
            : Parsed.Not<WildBenchChoice>($"the choice '{text}' is not one of {string.Join(", ", Choices.Keys)}.");
    }

    private static string? Json(string reply, string key)
    {
        try
        {
            var json = JsonElement.Parse(reply.Replace('\n', ' '));
            return json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(key, out var value) ? null
                : value.ValueKind == JsonValueKind.String ? value.GetString()
                : value.GetRawText();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Value(Regex pattern, string reply) => pattern.Match(reply) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"""score"": ""(.*?)""", RegexOptions.CultureInvariant)]
    private static partial Regex StrictScore();

    [GeneratedRegex(@"""choice"": ""(.*?)""", RegexOptions.CultureInvariant)]
    private static partial Regex StrictChoice();

    [GeneratedRegex(@"""score""\s*:\s*""?([^""\s,}]+)", RegexOptions.CultureInvariant)]
    private static partial Regex LooseScore();

    [GeneratedRegex(@"""choice""\s*:\s*""([^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex LooseChoice();
}
