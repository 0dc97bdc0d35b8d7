using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Tokenization.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Opens the tokenizer of a checkpoint folder, whichever kind it has.</summary>
internal static class TokenizerLoader
{
    // Tokenizers of remote code, which are made from tokenizer.model alone.
    private static readonly string[] SlowClasses = ["InternLM2Tokenizer", "InternLM3Tokenizer"];

    /// <summary>
    /// Reads tokenizer.json where there is one, as transformers does, else tokenizer.model. InternLM's own tokenizers are of tokenizer.model.
    /// </summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="InputException">A file is missing, corrupt, or of a kind that is not supported.</exception>
    public static ITokenizer Load(string folder)
    {
        var json = Path.Combine(folder, "tokenizer.json");
        var model = Path.Combine(folder, "tokenizer.model");
        var isJson = File.Exists(json) && !(File.Exists(model) && SlowClasses.Contains(Class(folder)));
        return isJson ? JsonTokenizer.Load(folder) : SentencePieceTokenizer.Load(folder);
    }

    private static string? Class(string folder) =>
        JsonFile.ReadOptional(Path.Combine(folder, "tokenizer_config.json"), TokenizerConfigReader.Fix)?.Text("tokenizer_class");
}
