using System.Globalization;
using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Reads tokenizer_config.json and, where there is one, special_tokens_map.json.</summary>
internal static class TokenizerConfigReader
{
    /// <summary>How to repair these files.</summary>
    public const string Fix = "copy the file again from the checkpoint's source.";

    // Ten times the largest vocabularies of today; an id above is a slip, and would make tables of gigabytes.
    private const int MaxId = 4_000_000;

    /// <summary>Reads the files of a checkpoint folder.</summary>
    /// <exception cref="InputException">A file is missing or wrong.</exception>
    public static TokenizerConfig Read(string folder)
    {
        var config = JsonFile.Read(Path.Combine(folder, "tokenizer_config.json"), Fix);
        var map = JsonFile.ReadOptional(Path.Combine(folder, "special_tokens_map.json"), Fix);
        var bos = Name(config, "bos_token") ?? Name(map, "bos_token");
        var eos = Name(config, "eos_token") ?? Name(map, "eos_token");
        return new TokenizerConfig
        {
            Path = config.Path,
            Added = Added(config),
            Named = [.. new[] { bos, eos }.OfType<string>().Concat(Additional(config)).Concat(Additional(map)).Distinct()],
            Class = config.Text("tokenizer_class"),
            BosToken = bos,
            EosToken = eos,
            AddBos = config.Boolean("add_bos_token"),
            AddEos = config.Boolean("add_eos_token"),
            PrefixEverySection = config.Boolean("legacy") ?? true,
        };
    }

    private static List<AddedToken> Added(JsonFile config)
    {
        const string Key = "added_tokens_decoder";
        var added = new List<AddedToken>();
        if (config.Find(Key) is not { } tokens)
        {
            return added;
        }
        if (tokens.ValueKind is not JsonValueKind.Object)
        {
            throw config.Wrong(Key, tokens, "an object of ids");
        }
        foreach (var token in tokens.EnumerateObject())
        {
            var key = $"{Key}.{token.Name}";
            if (!int.TryParse(token.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id > MaxId)
            {
                throw config.Wrong(key, token.Name, $"keyed by an id from 0 to {MaxId}");
            }
            var content = Content(token.Value);
            if (string.IsNullOrEmpty(content) || token.Value.ValueKind is not JsonValueKind.Object)
            {
                throw config.Wrong(key, token.Value, "an object with a non-empty 'content'");
            }
            if (Flag(token.Value, "single_word"))
            {
                throw config.Wrong(key + ".single_word", "true", "false: tokens that match whole words only are not supported");
            }
            if (added.Exists(a => a.Content == content))
            {
                throw config.Wrong(key, $"'{content}', which another id has too", "a text of its own");
            }
            if (added.Exists(a => a.Id == id))
            {
                throw config.Wrong(key, token.Name, "an id of its own");
            }
            added.Add(new AddedToken(id, content, Flag(token.Value, "special"), Flag(token.Value, "lstrip"), Flag(token.Value, "rstrip")));
        }
        return added;
    }

    private static IEnumerable<string> Additional(JsonFile? file)
    {
        const string Key = "additional_special_tokens";
        return file?.Find(Key) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(e => Content(e) ?? throw file.Wrong(Key, e, "a list of texts")),
            { } other => throw file.Wrong(Key, other, "a list of texts"),
        };
    }

    // A name is a text, or an object with the text as its content.
    private static string? Name(JsonFile? file, string key) => file?.Find(key) is { } value
        ? Content(value) ?? throw file.Wrong(key, value, "a token's text")
        : null;

    private static string? Content(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("content", out var text) && text.ValueKind is JsonValueKind.String => text.GetString(),
        _ => null,
    };

    private static bool Flag(JsonElement token, string name) => token.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;
}
