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
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var next = vocabulary.Count;
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
            if (!texts.Add(content))
            {
                throw token.Wrong("content", $"'{content}', which another token has too", "a text of its own");
            }
            // Hugging Face's tokenizers give ids by this rule, whatever the file says.
            var real = vocabulary.TryGetValue(content, out var known) ? known : next;
            if (id != real)
            {
                throw token.Wrong("id", $"{id}", $"{real}: the id in the vocabulary, or else the one that follows the ids before");
            }
            next = Math.Max(next, id + 1);
            var special = token.Boolean("special") ?? false;
            added.Add((
                new AddedToken(id, content, special, token.Boolean("lstrip") ?? false, token.Boolean("rstrip") ?? false), token.Boolean("normalized") ?? !special));
        }
        return added;
    }
}
