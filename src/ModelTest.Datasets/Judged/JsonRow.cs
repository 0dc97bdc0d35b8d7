using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>A JSON object of a data file, with typed access to its fields. What is missing or of the wrong type throws with its place.</summary>
/// <param name="Place">The file and the line or entry.</param>
/// <param name="Value">The object.</param>
internal sealed record JsonRow(string Place, JsonElement Value)
{
    private const string Fix = "copy the file again from the original.";

    /// <summary>Whether the field is there and not null.</summary>
    /// <param name="name">The field.</param>
    public bool Has(string name) => Value.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null;

    /// <summary>A text, possibly empty.</summary>
    /// <param name="name">The field.</param>
    public string Text(string name) => TextOf(Field(name), $"the field '{name}'");

    /// <summary>A text that is not blank: a name, an id, a question.</summary>
    /// <param name="name">The field.</param>
    public string Filled(string name)
    {
        var text = Text(name);
        return string.IsNullOrWhiteSpace(text) ? throw Wrong($"the field '{name}' is empty.", "fill it in, or remove the entry.") : text;
    }

    /// <summary>An id: a text that is not blank, or a whole number.</summary>
    /// <param name="name">The field.</param>
    public string Id(string name)
    {
        var field = Field(name);
        return field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number)
            ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : Filled(name);
    }

    /// <summary>An object.</summary>
    /// <param name="name">The field.</param>
    public JsonRow Object(string name) => ObjectOf(Field(name), $"the field '{name}'");

    /// <summary>An array of objects.</summary>
    /// <param name="name">The field.</param>
    public IReadOnlyList<JsonRow> Objects(string name) => [.. Elements(name).Select(e => ObjectOf(e.Element, e.What))];

    /// <summary>An array of texts.</summary>
    /// <param name="name">The field.</param>
    public IReadOnlyList<string> Texts(string name) => [.. Elements(name).Select(e => TextOf(e.Element, e.What))];

    /// <summary>An error of this row.</summary>
    /// <param name="what">What is wrong.</param>
    /// <param name="fix">What to do about it.</param>
    public InputException Wrong(string what, string fix = Fix) => new(Place, what, fix);

    private JsonElement Field(string name) =>
        Value.TryGetProperty(name, out var field) ? field : throw Wrong($"the field '{name}' is missing.");

    private IEnumerable<(JsonElement Element, string What)> Elements(string name)
    {
        var field = Field(name);
        return field.ValueKind == JsonValueKind.Array
            ? field.EnumerateArray().Select((e, i) => (e, FormattableString.Invariant($"element {i + 1} of '{name}'")))
            : throw Wrong($"the field '{name}' is {Kind(field)}, not an array.");
    }

    private string TextOf(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            throw Wrong($"{what} is {Kind(element)}, not a text.");
        }
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, written as \uD83D.
            throw new InputException(Place, $"{what} holds half a character.", Fix, e);
        }
    }

    private JsonRow ObjectOf(JsonElement element, string what) => element.ValueKind == JsonValueKind.Object
        ? this with { Value = element }
        : throw Wrong($"{what} is {Kind(element)}, not an object.");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
