using System.Text.Json;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Judging.Calibration;

/// <summary>A line of a calibration set, field by field. Fields it does not know are left alone: people keep their notes there.</summary>
/// <param name="line">The line.</param>
/// <param name="where">Its file and number, for messages.</param>
/// <param name="number">Its number, from 1.</param>
internal sealed class CalibrationLine(JsonElement line, string where, int number)
{
    private static readonly string[] Known = ["dataset", "subject", "item", "name", "prompt", "replies", "rating", "verdict"];

    /// <summary>The label.</summary>
    /// <exception cref="InputException">The line is none.</exception>
    public CalibrationLabel ToLabel()
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"is {Shown(line)}, not an object.", "write {\"dataset\": …, \"subject\": …, \"item\": …, \"rating\": …}.");
        }
        var prompt = Prompt();
        var label = new CalibrationLabel(where, number, Required("dataset"), Required("subject"))
        {
            Item = prompt is null ? Required("item") : Text("item") ?? "",
            Judgement = Text("name"),
            Prompt = prompt,
            Replies = Replies(),
            Verdict = Text("verdict") ?? "",
        };
        if (prompt is null && label.Replies.Count == 0 && Field("reply") is not null)
        {
            throw Wrong("has 'reply', which is the judge's, and no 'prompt'.", "write the model's reply as 'replies', or give the judge's whole prompt.");
        }
        return label.Verdict.Length > 0 ? label : label with { Rating = Rating() };
    }

    private double Rating()
    {
        if (Field("rating") is not { } rating)
        {
            throw Missing("rating", "has neither 'rating' nor 'verdict'.", "give the right one: \"rating\": 7 or \"verdict\": \"A\".");
        }
        return rating.ValueKind == JsonValueKind.Number && rating.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw Wrong($"'rating' is {Shown(rating)}, not a number.", "write a number such as 7, or the verdict as 'verdict'.");
    }

    private string[] Replies() => Field("replies") switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several when several.EnumerateArray().All(r => r.ValueKind == JsonValueKind.String) =>
            [.. several.EnumerateArray().Select(r => r.GetString()!)],
        { } other => throw Wrong($"'replies' is {Shown(other)}, not a text or a list of texts.", "give a text per turn: [\"…\", \"…\"]."),
    };

    private Prompt? Prompt()
    {
        const string Fix = "give the judge's whole prompt: a text, or [{\"role\": \"user\", \"content\": \"…\"}].";
        return Field("prompt") switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => Prompts.Prompt.FromUser(text.GetString()!),
            { ValueKind: JsonValueKind.Array } turns when turns.GetArrayLength() > 0 => new Prompt([.. turns.EnumerateArray().Select(t => Turn(t, Fix))]),
            { } other => throw Wrong($"'prompt' is {Shown(other)}, not a list of turns.", Fix),
        };
    }

    private Turn Turn(JsonElement turn, string fix)
    {
        var isTurn = turn.ValueKind == JsonValueKind.Object;
        var role = isTurn && turn.TryGetProperty("role", out var r) && r.ValueKind == JsonValueKind.String ? r.GetString() : null;
        var content = isTurn && turn.TryGetProperty("content", out var c) && c.ValueKind == JsonValueKind.String ? c.GetString() : null;
        // A number would be one of the roles to the parser, too.
        var isRole = Enum.TryParse<Role>(role, ignoreCase: true, out var speaker) && Enum.IsDefined(speaker) && !char.IsAsciiDigit(role[0]);
        return isRole && content is not null
            ? new Turn(speaker, content)
            : throw Wrong($"'prompt' has the turn {Shown(turn)}; roles are system, user and assistant.", fix);
    }

    private string Required(string name) =>
        Text(name) ?? throw Missing(name, $"has no '{name}'.", name == "item"
            ? "give the item's id, or the judge's whole prompt as 'prompt'."
            : $"say whose label it is: \"{name}\": \"…\".");

    // Ids are numbers in some benchmarks.
    private string? Text(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Length > 0 => text.GetString(),
        { ValueKind: JsonValueKind.Number } id => id.GetRawText(),
        { } other => throw Wrong($"'{name}' is {Shown(other)}, not a text.", $"write \"{name}\": \"…\"."),
    };

    private JsonElement? Field(string name) => line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private InputException Missing(string name, string what, string fix)
    {
        var slip = line.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !Known.Contains(n, StringComparer.Ordinal) && Nearest.IsSlip(n, [name]));
        return Wrong(what, slip is null ? fix : $"'{slip}' is not known; did you mean '{name}'?");
    }

    private InputException Wrong(string what, string fix) => new(where, what, fix);

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? string.Concat(text.AsSpan(0, 57), "…") : value.GetRawText();
}
