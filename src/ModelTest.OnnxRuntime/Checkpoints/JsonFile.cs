using System.Globalization;
using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A JSON object of a checkpoint, read so that every error names the file and the key.</summary>
internal sealed class JsonFile
{
    // The largest of these files, a tokenizer's list of added tokens, is far below this; a bigger one is some other file.
    private const long MaxBytes = 64L << 20;

    private readonly JsonElement root;

    // What the keys of a section begin with in messages.
    private readonly string prefix;

    private JsonFile(string path, JsonElement root, string prefix = "") => (Path, this.root, this.prefix) = (path, root, prefix);

    /// <summary>The file, as given.</summary>
    public string Path { get; }

    /// <summary>Reads a file that must exist.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, or holds no JSON object.</exception>
    public static JsonFile Read(string path, string fix)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes } info)
            {
                throw new InputException(path, $"The file has {info.Length} bytes, far more than such a file has.", fix);
            }
            return Parse(path, File.ReadAllBytes(path), fix);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "The file does not exist.", fix, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"The file cannot be read: {e.Message}", fix, e);
        }
    }

    /// <summary>Reads a file that may be absent.</summary>
    /// <returns>The file, or null when there is none.</returns>
    public static JsonFile? ReadOptional(string path, string fix) => File.Exists(path) ? Read(path, fix) : null;

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public JsonElement? Find(string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>Whether a key is there, even if it is null.</summary>
    public bool Has(string key) => root.TryGetProperty(key, out _);

    /// <summary>An object that may be absent, to be read like a file of its own; its errors name the key with a dot after it.</summary>
    public JsonFile? Section(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonFile(Path, value, $"{prefix}{key}."),
        { } other => throw Wrong(key, other, "null or an object"),
    };

    /// <summary>A list of objects, each to be read like a file of its own; empty when absent.</summary>
    public IReadOnlyList<JsonFile> Sections(string key) => Find(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(e => e.ValueKind is JsonValueKind.Object) =>
            [.. list.EnumerateArray().Select((element, i) => new JsonFile(Path, element, string.Create(CultureInfo.InvariantCulture, $"{prefix}{key}[{i}].")))],
        { } other => throw Wrong(key, other, "a list of objects"),
    };

    /// <summary>A boolean that may be absent.</summary>
    public bool? Boolean(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw Wrong(key, other, "true or false"),
    };

    /// <summary>An integer that may be absent.</summary>
    public int? Integer(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { } other => throw Wrong(key, other, "an integer"),
    };

    /// <summary>A finite number that may be absent.</summary>
    public double? Number(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && double.IsFinite(value) => value,
        { } other => throw Wrong(key, other, "a number"),
    };

    /// <summary>A number above 0 that may be absent.</summary>
    public double? Positive(string key) => Number(key) switch
    {
        null => null,
        > 0 and var value => value,
        { } other => throw Wrong(key, other.ToString(CultureInfo.InvariantCulture), "above 0"),
    };

    /// <summary>A string that may be absent.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Wrong(key, other, "a string"),
    };

    /// <summary>One integer or a list of integers; empty when absent.</summary>
    public IReadOnlyList<int> Integers(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }
        var elements = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return [.. elements.Select(e => e.ValueKind is JsonValueKind.Number && e.TryGetInt32(out var id)
            ? id
            : throw Wrong(key, value, "an integer or a list of integers"))];
    }

    /// <summary>The error for a key whose value is not usable.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What is there.</param>
    /// <param name="expected">What should be there, as a noun phrase.</param>
    public InputException Wrong(string key, JsonElement value, string expected)
    {
        var raw = value.GetRawText();
        return Wrong(key, raw.Length <= 60 ? raw : raw[..60] + "…", expected);
    }

    /// <inheritdoc cref="Wrong(string, JsonElement, string)"/>
    public InputException Wrong(string key, string value, string expected) =>
        new($"{Path}, key '{prefix}{key}'", $"The value is {value}.", $"it must be {expected}.");

    /// <summary>The error for a key that has to be there.</summary>
    public InputException Missing(string key, string expected) =>
        new($"{Path}, key '{prefix}{key}'", "The key is missing.", $"add it with {expected}; a checkpoint's original file has it.");

    private static JsonFile Parse(string path, ReadOnlyMemory<byte> bytes, string fix)
    {
        try
        {
            using var document = StrictJson.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new JsonFile(path, document.RootElement.Clone())
                : throw new InputException(path, $"The file holds a JSON {document.RootElement.ValueKind}, not an object.", fix);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new InputException(path, $"The file is not valid JSON{place}.", fix, e);
        }
    }
}
