namespace ModelTest.OnnxRuntime.Graph;

/// <summary>LlamaForCausalLM: separate query, key and value projections.</summary>
internal sealed class LlamaLayout(bool tied) : TensorLayout
{
    private static readonly string[] Projections = ["q", "k", "v"];

    public override string Embedding => "model.embed_tokens.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => tied ? null : "lm_head.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.input_layernorm.weight",
        $"model.layers.{i}.self_attn.o_proj.weight",
        $"model.layers.{i}.post_attention_layernorm.weight",
        $"model.layers.{i}.mlp.gate_proj.weight",
        $"model.layers.{i}.mlp.up_proj.weight",
        $"model.layers.{i}.mlp.down_proj.weight");

    public override string PackedProjection(DecoderWeights weights, int i) => weights.Graph.Node(
        "Concat",
        [.. Projections.Select(p => weights.Float($"model.layers.{i}.self_attn.{p}_proj.weight"))],
        GraphWriter.Int("axis", 0));
}
