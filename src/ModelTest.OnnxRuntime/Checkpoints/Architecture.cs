namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>The network a checkpoint is for: how its tensors are named and laid out.</summary>
internal enum Architecture
{
    /// <summary>InternLM2ForCausalLM: query, key and value in one matrix, grouped by key-value head.</summary>
    InternLM2,

    /// <summary>LlamaForCausalLM: query, key and value apart.</summary>
    Llama,
}
