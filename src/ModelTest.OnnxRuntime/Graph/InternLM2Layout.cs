using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>InternLM2ForCausalLM: one fused tensor whose rows are, per key-value head, its query heads, its key, its value.</summary>
internal sealed class InternLM2Layout(ModelConfig config) : TensorLayout
{
    public override string Embedding => "model.tok_embeddings.weight";

    public override string FinalNorm => "model.norm.weight";

    public override string? Head => config.TieWordEmbeddings ? null : "output.weight";

    public override LayerNames Layer(int i) => new(
        $"model.layers.{i}.attention_norm.weight",
        $"model.layers.{i}.attention.wo.weight",
        $"model.layers.{i}.ffn_norm.weight",
        $"model.layers.{i}.feed_forward.w1.weight",
        $"model.layers.{i}.feed_forward.w3.weight",
        $"model.layers.{i}.feed_forward.w2.weight");

    public override IEnumerable<WeightRows> PackedProjection(int i)
    {
        var group = config.Heads / config.KeyValueHeads;
        return Part(0, group).Concat(Part(group, 1)).Concat(Part(group + 1, 1));

        IEnumerable<WeightRows> Part(int first, int heads) => Enumerable.Range(0, config.KeyValueHeads).Select(h => new WeightRows(
            $"model.layers.{i}.attention.wqkv.weight", ((h * (group + 2)) + first) * config.HeadDim, heads * config.HeadDim));
    }
}
