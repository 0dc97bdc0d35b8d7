using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the model of tokenizer.json.</summary>
internal static class BytePairModelReader
{
    // Ten times the largest vocabularies of today.
    private const int MaxId = 4_000_000;

    /// <summary>The model and its vocabulary.</summary>
    /// <param name="section">The section.</param>
    /// <param name="isByteLevel">Whether words come as bytes.</param>
    /// <exception cref="InputException">It is wrong, or of a kind that is not supported.</exception>
    public static (BytePairModel Model, Dictionary<string, int> Vocabulary) Read(JsonFile section, bool isByteLevel)
    {
        // Files of before 2020 leave the type out.
        if (section.Text("type") is { } type and not "BPE")
        {
            throw section.Unsupported("model", type, "BPE");
        }
        if (section.Number("dropout") is { } dropout and not 0)
        {
            throw section.Wrong("dropout", $"{dropout}", "null or 0: random tokens are not supported");
        }
        foreach (var key in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (section.Text(key) is { Length: > 0 } text)
            {
                throw section.Wrong(key, $"'{text}'", "null or empty: others are not supported");
            }
        }
        var vocabulary = Vocabulary(section);
        var unknown = section.Text("unk_token");
        if (unknown is not null && !vocabulary.ContainsKey(unknown))
        {
            throw section.Wrong("unk_token", $"'{unknown}'", "a token of the vocabulary");
        }
        var options = new BytePairOptions
        {
            IsByteLevel = isByteLevel,
            IgnoresMerges = section.Boolean("ignore_merges") ?? false,
            FallsBackToBytes = section.Boolean("byte_fallback") ?? false,
            Unknown = unknown,
            FusesUnknown = section.Boolean("fuse_unk") ?? false,
        };
        return (new BytePairModel(vocabulary, Merges(section, vocabulary), options), vocabulary);
    }

    private static Dictionary<string, int> Vocabulary(JsonFile section)
    {
        const string Key = "vocab";
        var value = section.Find(Key) ?? throw section.Missing(Key, "the ids of all tokens");
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw section.Wrong(Key, value, "an object of ids");
        }
        var vocabulary = new Dictionary<string, int>(value.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var token in value.EnumerateObject())
        {
            var isId = token.Value.ValueKind is JsonValueKind.Number && token.Value.TryGetInt32(out var id) && id is >= 0 and <= MaxId;
            vocabulary[token.Name] = isId ? token.Value.GetInt32() : throw section.Wrong($"{Key}.{token.Name}", token.Value, $"an id from 0 to {MaxId}");
        }
        return vocabulary;
    }

    private static List<(int Left, int Right, int Piece)> Merges(JsonFile section, Dictionary<string, int> vocabulary)
    {
        const string Key = "merges";
        var value = section.Find(Key) ?? throw section.Missing(Key, "the list of merges");
        if (value.ValueKind is not JsonValueKind.Array)
        {
            throw section.Wrong(Key, value, "a list of pairs");
        }
        var merges = new List<(int, int, int)>(value.GetArrayLength());
        foreach (var merge in value.EnumerateArray())
        {
            var (left, right) = Pair(section, merge);
            merges.Add((Id(left), Id(right), Id(left + right)));

            int Id(string token) => vocabulary.TryGetValue(token, out var id)
                ? id
                : throw section.Wrong($"{Key}[{merges.Count}]", merge, $"made of tokens of the vocabulary: '{token}' is none");
        }
        return merges;
    }

    // Older files write a pair as one text with a blank, newer ones as a list of two.
    private static (string Left, string Right) Pair(JsonFile section, JsonElement merge)
    {
        string?[] parts = merge.ValueKind switch
        {
            JsonValueKind.String => merge.GetString()!.Split(' '),
            JsonValueKind.Array => merge.EnumerateArray().Select(e => e.ValueKind is JsonValueKind.String ? e.GetString() : null).ToArray(),
            _ => [],
        };
        return parts is [{ } left, { } right] ? (left!, right!) : throw section.Wrong("merges", merge, "a list of pairs");
    }
}
