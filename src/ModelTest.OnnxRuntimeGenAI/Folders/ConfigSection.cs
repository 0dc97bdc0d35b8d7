using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>An object inside a JSON file, whose errors name the whole key.</summary>
internal sealed class ConfigSection
{
    private readonly JsonFile file;
    private readonly string key;
    private readonly JsonElement element;

    /// <summary>An object at the top of the file, which must be there.</summary>
    /// <exception cref="InputException">It is not there, or no object.</exception>
    public ConfigSection(JsonFile file, string key)
        : this(file, key, file.Find(key))
    {
    }

    private ConfigSection(JsonFile file, string key, JsonElement? found)
    {
        (this.file, this.key) = (file, key);
        element = found switch
        {
            null => throw file.Missing(key, "an object"),
            { ValueKind: JsonValueKind.Object } value => value,
            { } other => throw file.Wrong(key, other, "an object"),
        };
    }

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public JsonElement? Find(string name) => element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>Whether a key has a value.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>An object inside, which must be there.</summary>
    public ConfigSection Section(string name) => new(file, Key(name), Find(name));

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => Find(name) switch
    {
        null => throw file.Missing(Key(name), "a text"),
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } value => value,
        { } other => throw file.Wrong(Key(name), other, "a text"),
    };

    /// <summary>An integer from 1, which must be there.</summary>
    public int Positive(string name) => Find(name) switch
    {
        null => throw file.Missing(Key(name), "an integer from 1"),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) && value > 0 => value,
        { } other => throw file.Wrong(Key(name), other, "an integer from 1"),
    };

    /// <summary>One id or a list of at least one, which must be there.</summary>
    /// <param name="name">The key.</param>
    /// <param name="vocabulary">One more than the largest id there can be.</param>
    public IReadOnlyList<int> Ids(string name, int vocabulary)
    {
        var expected = $"an id from 0 to {vocabulary - 1}, or a list of such ids";
        var found = Find(name) ?? throw file.Missing(Key(name), expected);
        JsonElement[] elements = found.ValueKind is JsonValueKind.Array ? [.. found.EnumerateArray()] : [found];
        if (elements.Length == 0)
        {
            throw file.Wrong(Key(name), found, expected);
        }
        return [.. elements.Select(e => e.ValueKind is JsonValueKind.Number && e.TryGetInt32(out var id) && id >= 0 && id < vocabulary
            ? id
            : throw file.Wrong(Key(name), found, expected))];
    }

    private string Key(string name) => $"{key}.{name}";
}
