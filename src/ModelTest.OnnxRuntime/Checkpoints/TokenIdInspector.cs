using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Finds where a tokenizer and a configuration cannot be of the same model.</summary>
internal static class TokenIdInspector
{
    private const string Fix = "the tokenizer's files and config.json have to be of the same checkpoint; copy both again from its source.";

    /// <summary>Ids beyond the vocabulary, and begin and end tokens that differ.</summary>
    public static IEnumerable<Problem> Inspect(ModelConfig config, GenerationConfig generation, ITokenizer tokenizer)
    {
        if (tokenizer.VocabularySize > config.VocabularySize)
        {
            yield return new Problem(
                $"{config.Path}, key 'vocab_size'",
                $"The value is {config.VocabularySize}, but the tokenizer has ids up to {tokenizer.VocabularySize - 1}.",
                Fix);
        }
        int[] ends = [.. config.EosIds, .. generation.EosIds];
        // an id to pad with may be anything: nothing is padded here
        var special = ends.Select(id => (Key: "eos_token_id", Id: id)).Append((Key: "bos_token_id", Id: config.BosId ?? 0));
        foreach (var (key, id) in special.Distinct().Where(s => s.Id < 0 || s.Id >= config.VocabularySize))
        {
            yield return new Problem($"{config.Path}, key '{key}'", $"The id {id} is not in the vocabulary of {config.VocabularySize}.", Fix);
        }
        if (config.BosId is { } bos && tokenizer.BosId is { } tokenizerBos && bos != tokenizerBos)
        {
            yield return new Problem(
                $"{config.Path}, key 'bos_token_id'", $"The value is {bos}, but the tokenizer's begin token is {tokenizerBos}.", Fix);
        }
        if (ends.Length > 0 && tokenizer.EosId is { } tokenizerEos && !ends.Contains(tokenizerEos))
        {
            yield return new Problem(
                $"{config.Path}, key 'eos_token_id'",
                $"The ids are {string.Join(", ", ends)}, but the tokenizer's end token is {tokenizerEos}.",
                Fix);
        }
    }
}
