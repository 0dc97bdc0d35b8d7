namespace ModelTest.OnnxRuntime.Graph;

/// <summary>InternLM2ForCausalLM: one fused tensor whose rows are, per key-value head, its query heads, its key, its value.</summary>
internal sealed class InternLM2Layout(bool tied) : TensorLayout
{
    public override string Embedding => "model.tok_embeddings.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => tied ? null : "output.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.attention_norm.weight",
        $"model.layers.{i}.attention.wo.weight",
        $"model.layers.{i}.ffn_norm.weight",
        $"model.layers.{i}.feed_forward.w1.weight",
        $"model.layers.{i}.feed_forward.w3.weight",
        $"model.layers.{i}.feed_forward.w2.weight");

    public override string PackedProjection(DecoderWeights weights, int i)
    {
        var config = weights.Config;
        var (graph, group) = (weights.Graph, config.Heads / config.KeyValueHeads);
        var fused = weights.Float($"model.layers.{i}.attention.wqkv.weight");
        var byHead = graph.Node("Reshape", [fused, graph.Constant(config.KeyValueHeads, group + 2, config.HeadDim, config.HiddenSize)]);
        var parts = graph.Node("", "Split", [byHead, graph.Constant(group, 1, 1)], 3, GraphWriter.Int("axis", 1));
        var rows = parts.Select(p => graph.Node("Reshape", [p, graph.Constant(-1, config.HiddenSize)]));
        return graph.Node("Concat", [.. rows], GraphWriter.Int("axis", 0));
    }
}
