namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>The tensors of each network, as transformers names them.</summary>
internal static class ExpectedTensors
{
    /// <summary>All tensors that a configuration needs.</summary>
    public static IEnumerable<ExpectedTensor> Of(ModelConfig config) => config.Architecture switch
    {
        Architecture.InternLM2 => InternLM2(config),
        Architecture.Llama => Llama(config),
        _ => throw new ArgumentOutOfRangeException(nameof(config), config.Architecture, "no such architecture"),
    };

    private static IEnumerable<ExpectedTensor> InternLM2(ModelConfig c)
    {
        long hidden = c.HiddenSize, queries = (long)c.Heads * c.HeadDim, inner = c.IntermediateSize;
        yield return new("model.tok_embeddings.weight", c.VocabularySize, hidden);
        for (var i = 0; i < c.Layers; i++)
        {
            var layer = $"model.layers.{i}.";
            yield return new(layer + "attention_norm.weight", hidden);
            // per key-value head: its query heads, then the key, then the value
            yield return new(layer + "attention.wqkv.weight", (c.Heads + (2L * c.KeyValueHeads)) * c.HeadDim, hidden);
            yield return new(layer + "attention.wo.weight", hidden, queries);
            yield return new(layer + "ffn_norm.weight", hidden);
            yield return new(layer + "feed_forward.w1.weight", inner, hidden);
            yield return new(layer + "feed_forward.w3.weight", inner, hidden);
            yield return new(layer + "feed_forward.w2.weight", hidden, inner);
        }
        yield return new("model.norm.weight", hidden);
        if (!c.TieWordEmbeddings)
        {
            yield return new("output.weight", c.VocabularySize, hidden);
        }
    }

    private static IEnumerable<ExpectedTensor> Llama(ModelConfig c)
    {
        long hidden = c.HiddenSize, queries = (long)c.Heads * c.HeadDim, keys = (long)c.KeyValueHeads * c.HeadDim, inner = c.IntermediateSize;
        yield return new("model.embed_tokens.weight", c.VocabularySize, hidden);
        for (var i = 0; i < c.Layers; i++)
        {
            var layer = $"model.layers.{i}.";
            yield return new(layer + "input_layernorm.weight", hidden);
            yield return new(layer + "self_attn.q_proj.weight", queries, hidden);
            yield return new(layer + "self_attn.k_proj.weight", keys, hidden);
            yield return new(layer + "self_attn.v_proj.weight", keys, hidden);
            yield return new(layer + "self_attn.o_proj.weight", hidden, queries);
            yield return new(layer + "post_attention_layernorm.weight", hidden);
            yield return new(layer + "mlp.gate_proj.weight", inner, hidden);
            yield return new(layer + "mlp.up_proj.weight", inner, hidden);
            yield return new(layer + "mlp.down_proj.weight", hidden, inner);
        }
        yield return new("model.norm.weight", hidden);
        if (!c.TieWordEmbeddings)
        {
            yield return new("lm_head.weight", c.VocabularySize, hidden);
        }
    }
}
