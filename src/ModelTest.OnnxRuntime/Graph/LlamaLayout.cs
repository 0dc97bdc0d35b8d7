using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>LlamaForCausalLM: separate query, key and value projections.</summary>
internal sealed class LlamaLayout(ModelConfig config) : TensorLayout
{
    public override string Embedding => "model.embed_tokens.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => config.TieWordEmbeddings ? null : "lm_head.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.input_layernorm.weight",
        $"model.layers.{i}.self_attn.o_proj.weight",
        $"model.layers.{i}.post_attention_layernorm.weight",
        $"model.layers.{i}.mlp.gate_proj.weight",
        $"model.layers.{i}.mlp.up_proj.weight",
        $"model.layers.{i}.mlp.down_proj.weight");

    public override IEnumerable<WeightRows> PackedProjection(int i) =>
        new[] { ("q", config.Heads), ("k", config.KeyValueHeads), ("v", config.KeyValueHeads) }
            .Select(p => new WeightRows($"model.layers.{i}.self_attn.{p.Item1}_proj.weight", 0, p.Item2 * config.HeadDim));
}
