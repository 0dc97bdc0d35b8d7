using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.FoFo;

/// <summary>Reads whether a reply has the format: 1, or 0.</summary>
internal static partial class FoFoRatings
{
    private const string Key = "format_correctness";

    private static readonly Regex First = new(PythonText.Pattern($"[\"']{Key}[\"']:\\s*([0-1]+)"), RegexOptions.CultureInvariant);

    /// <summary>Reads a judge's reply.</summary>
    /// <param name="variant">
    /// Official: the reply, or what its first JSON fence holds, must be JSON with one rating of 0 or 1. OpenCompass: the first digits 0 and 1
    /// after the key, as one number; so <c>10</c> is 10, <c>01</c> is 1, and <c>"1"</c> or <c>true</c> is nothing.
    /// </param>
    /// <param name="reply">The reply.</param>
    public static Parsed<double> Parse(JudgeVariant variant, string reply) => variant == JudgeVariant.Official ? Json(reply) : Digits(reply);

    private static Parsed<double> Digits(string reply) => First.Match(reply) is { Success: true } match
        ? Parsed.Of(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
        : Parsed.Not<double>($"there is no '{Key}': followed by 0 or 1.");

    private static Parsed<double> Json(string reply)
    {
        var json = reply;
        if (reply.Contains("```json", StringComparison.Ordinal))
        {
            if (Fence().Match(reply) is not { Success: true } fence)
            {
                return Parsed.Not<double>("the JSON fence is not closed.");
            }
            json = fence.Groups[1].Value;
        }
        try
        {
            return Rating(JsonElement.Parse(json));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Parsed.Not<double>("the reply is not JSON.");
        }
    }

    private static Parsed<double> Rating(JsonElement reply)
    {
        JsonElement[] answers = reply.ValueKind == JsonValueKind.Array ? [.. reply.EnumerateArray()] : [reply];
        if (answers.Length != 1)
        {
            return Parsed.Not<double>(FormattableString.Invariant($"there are {answers.Length} ratings, not one."));
        }
        if (answers[0].ValueKind != JsonValueKind.Object || !answers[0].TryGetProperty(Key, out var rating))
        {
            return Parsed.Not<double>($"there is no '{Key}'.");
        }
        return rating.ValueKind switch
        {
            // To pandas true is 1; a quoted "1" is no rating.
            JsonValueKind.True => Parsed.Of(1.0),
            JsonValueKind.False => Parsed.Of(0.0),
            JsonValueKind.Number when rating.TryGetDouble(out var number) && number is 0 or 1 => Parsed.Of(number),
            _ => Parsed.Not<double>($"'{Key}' is {rating.GetRawText()}, not 0 or 1."),
        };
    }

    [GeneratedRegex("```json(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
