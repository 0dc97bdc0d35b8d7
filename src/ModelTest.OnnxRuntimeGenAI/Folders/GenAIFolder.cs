using ModelTest.OnnxRuntime.Templates;
using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>A folder of ONNX Runtime GenAI whose files were found to agree. No weights have been read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Config">genai_config.json.</param>
/// <param name="Graph">The decoder's graph and the files with its weights.</param>
/// <param name="Tokenizer">The tokenizer.</param>
internal sealed record GenAIFolder(string Path, GenAIConfig Config, GraphFiles Graph, ITokenizer Tokenizer)
{
    /// <summary>The Jinja text of the folder's own chat template; null when it has none.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>What tells its chat template. Without a text InternLM's rule holds, which goes by the tokens.</summary>
    public TemplateSource TemplateSource => new(Path, Tokenizer, ChatTemplate, ChatTemplate is null ? "internlm2" : Config.Type);

    /// <summary>Every id that ends a reply: those of genai_config.json and of the tokenizer.</summary>
    public IReadOnlyList<int> EosIds { get; } = [.. Config.EosIds.Concat(Tokenizer.EosId is { } id ? [id] : []).Distinct().Order()];
}
