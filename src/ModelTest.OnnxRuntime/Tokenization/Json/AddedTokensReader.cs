using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the added tokens of tokenizer.json.</summary>
internal static class AddedTokensReader
{
    private const string Key = "added_tokens";

    /// <summary>The tokens, each with whether it is looked for in the normalized text instead of the text as written.</summary>
    /// <exception cref="InputException">One is wrong or not supported.</exception>
    public static List<(AddedToken Token, bool IsNormalized)> Read(JsonFile json, IReadOnlyDictionary<string, int> vocabulary)
    {
        var added = new List<(AddedToken, bool)>();
        var (ids, texts) = (new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var token in json.Sections(Key))
        {
            var content = token.NeededText("content");
            var id = token.Integer("id") ?? throw token.Missing("id", "the token's id");
            if (content.Length == 0)
            {
                throw token.Wrong("content", "empty", "a text");
            }
            if (token.Boolean("single_word") is true)
            {
                throw token.Wrong("single_word", "true", "false: tokens that match whole words only are not supported");
            }
            if (id < 0 || !ids.Add(id) || !texts.Add(content) || (vocabulary.TryGetValue(content, out var known) && known != id))
            {
                throw token.Wrong("id", $"{id} for '{content}'", "an id and a text of its own, the same as in the vocabulary");
            }
            var special = token.Boolean("special") ?? false;
            added.Add((
                new AddedToken(id, content, special, token.Boolean("lstrip") ?? false, token.Boolean("rstrip") ?? false), token.Boolean("normalized") ?? !special));
        }
        return added;
    }
}
