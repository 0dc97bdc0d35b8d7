namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>LlamaForCausalLM's names, which most families share: separate query, key and value projections.</summary>
internal sealed class LlamaLayout(ModelConfig config) : TensorLayout
{
    public override string Embedding => "model.embed_tokens.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => config.TieWordEmbeddings ? null : "lm_head.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.input_layernorm",
        $"model.layers.{i}.self_attn.o_proj",
        $"model.layers.{i}.post_attention_layernorm",
        $"model.layers.{i}.mlp.gate_proj",
        $"model.layers.{i}.mlp.up_proj",
        $"model.layers.{i}.mlp.down_proj",
        $"model.layers.{i}.self_attn.q_norm",
        $"model.layers.{i}.self_attn.k_norm");

    public override IEnumerable<(string Module, long Rows)> Projections(int i) =>
        new[] { ("q", config.Heads), ("k", config.KeyValueHeads), ("v", config.KeyValueHeads) }
            .Select(p => ($"model.layers.{i}.self_attn.{p.Item1}_proj", (long)p.Item2 * config.HeadDim));

    public override IEnumerable<WeightRows> PackedProjection(int i, string suffix) =>
        Projections(i).Select(p => new WeightRows(p.Module + suffix, 0, (int)p.Rows));
}
