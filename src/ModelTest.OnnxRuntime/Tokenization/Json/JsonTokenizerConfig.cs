using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>What tokenizer_config.json adds to tokenizer.json.</summary>
internal static class JsonTokenizerConfig
{
    /// <summary>Checks that both files have the same added tokens.</summary>
    /// <exception cref="InputException">tokenizer_config.json has a token that tokenizer.json has not, or not with that id.</exception>
    public static void Check(JsonFile json, TokenizerConfig config, IReadOnlyDictionary<string, int> addedIds)
    {
        var lost = config.Added.Where(token => !addedIds.TryGetValue(token.Content, out var id) || id != token.Id).Select(t => $"'{t.Content}' ({t.Id})").ToArray();
        if (lost.Length > 0)
        {
            throw new InputException(
                $"{config.Path}, key 'added_tokens_decoder'",
                $"Tokens are not in {Path.GetFileName(json.Path)} with the same ids: {Names.Some(lost)}.",
                "both files have to be of the same checkpoint; copy both again from its source.");
        }
    }

    /// <summary>
    /// The ids that a text gets in front and at its end. transformers makes them anew from <c>add_bos_token</c> and <c>add_eos_token</c> for the
    /// tokenizer classes of Llama; for all others the post-processor of tokenizer.json says them.
    /// </summary>
    public static (IReadOnlyList<int> Front, IReadOnlyList<int> End) Ends(JsonFile json, TokenizerConfig config, int? bos, int? eos)
    {
        var ends = PostProcessorReader.Read(json.Section("post_processor"));
        if (config.Class is not ("LlamaTokenizer" or "LlamaTokenizerFast"))
        {
            return ends;
        }
        return (config.AddBos ?? true ? [Needed(bos, "bos_token")] : [], config.AddEos ?? false ? [Needed(eos, "eos_token")] : []);

        int Needed(int? id, string key) => id ?? throw new InputException(
            $"{config.Path}, key '{key}'", "No token is named that tokenizer.json knows, but one is put at an end of every text.", "copy both files again from the checkpoint's source.");
    }
}
