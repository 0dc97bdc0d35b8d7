using ModelTest.OnnxRuntime.Templates;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A Hugging Face folder whose files were found to agree. Only headers and the tokenizer have been read, no weights.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Config">config.json.</param>
/// <param name="Generation">generation_config.json.</param>
/// <param name="Tensors">Where the weights are.</param>
/// <param name="Tokenizer">The tokenizer.</param>
internal sealed record Checkpoint(
    string Folder, ModelConfig Config, GenerationConfig Generation, CheckpointTensors Tensors, ITokenizer Tokenizer)
{
    /// <summary>Every id that ends a reply: those of config.json, of generation_config.json and of the tokenizer.</summary>
    public IReadOnlyList<int> EosIds { get; } =
        [.. Config.EosIds.Concat(Generation.EosIds).Concat(Tokenizer.EosId is { } id ? [id] : []).Distinct().Order()];

    /// <summary>The Jinja text of the checkpoint's own chat template, or null.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>What tells its chat template.</summary>
    public TemplateSource TemplateSource => new(Folder, Tokenizer, ChatTemplate, Config.Family.Template);

    /// <summary>Opens a folder after checking everything <see cref="CheckpointInspector"/> checks.</summary>
    /// <exception cref="InputException">Something is wrong; names every problem found.</exception>
    public static Checkpoint Open(string folder)
    {
        var (checkpoint, problems) = CheckpointInspector.Read(folder);
        return checkpoint ?? throw new InputException(problems);
    }
}
