namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>InternLM2ForCausalLM: one fused tensor whose rows are, per key-value head, its query heads, its key, its value.</summary>
internal sealed class InternLM2Layout(ModelConfig config) : TensorLayout
{
    public override string Embedding => "model.tok_embeddings.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => config.TieWordEmbeddings ? null : "output.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.attention_norm",
        $"model.layers.{i}.attention.wo",
        $"model.layers.{i}.ffn_norm",
        $"model.layers.{i}.feed_forward.w1",
        $"model.layers.{i}.feed_forward.w3",
        $"model.layers.{i}.feed_forward.w2",
        "",
        "");

    public override IEnumerable<(string Module, long Rows)> Projections(int i) =>
        [(Fused(i), (config.Heads + (2L * config.KeyValueHeads)) * config.HeadDim)];

    public override IEnumerable<WeightRows> PackedProjection(int i, string suffix)
    {
        var group = config.Heads / config.KeyValueHeads;
        return Part(0, group).Concat(Part(group, 1)).Concat(Part(group + 1, 1));

        IEnumerable<WeightRows> Part(int first, int heads) => Enumerable.Range(0, config.KeyValueHeads).Select(h => new WeightRows(
            Fused(i) + suffix, ((h * (group + 2)) + first) * config.HeadDim, heads * config.HeadDim));
    }

    private static string Fused(int i) => $"model.layers.{i}.attention.wqkv";
}
