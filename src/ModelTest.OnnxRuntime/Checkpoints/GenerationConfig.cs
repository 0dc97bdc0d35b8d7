using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>What a checkpoint's generation_config.json says.</summary>
/// <param name="EosIds">Ids that end a reply; empty when the file or the key is missing.</param>
internal sealed record GenerationConfig(IReadOnlyList<int> EosIds)
{
    /// <summary>Reads generation_config.json of a checkpoint folder, which may be absent.</summary>
    /// <exception cref="InputException">The file is wrong.</exception>
    public static GenerationConfig Read(string folder)
    {
        var path = Path.Combine(folder, "generation_config.json");
        var json = JsonFile.ReadOptional(path, "copy generation_config.json again from the checkpoint's source, or delete it.");
        return new GenerationConfig(json?.Integers("eos_token_id") ?? []);
    }
}
