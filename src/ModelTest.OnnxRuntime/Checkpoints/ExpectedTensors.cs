using ModelTest.OnnxRuntime.Checkpoints.Families;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>The tensors that a network has, by the names that its family gives them.</summary>
internal static class ExpectedTensors
{
    /// <summary>All tensors that a configuration needs.</summary>
    public static IEnumerable<ExpectedTensor> Of(ModelConfig config)
    {
        var layout = config.Family.Layout(config);
        long hidden = config.HiddenSize;
        yield return new(layout.Embedding, config.VocabularySize, hidden);
        for (var i = 0; i < config.Layers; i++)
        {
            foreach (var tensor in Layer(config, layout, i))
            {
                yield return tensor;
            }
        }
        yield return new(layout.FinalNorm, hidden);
        if (layout.Head is { } head)
        {
            yield return new(head, config.VocabularySize, hidden);
        }
    }

    private static IEnumerable<ExpectedTensor> Layer(ModelConfig config, TensorLayout layout, int i)
    {
        long hidden = config.HiddenSize, queries = (long)config.Heads * config.HeadDim, inner = config.IntermediateSize;
        var (names, traits) = (layout.Layer(i), config.Traits);
        List<ExpectedTensor> tensors = [Norm(names.AttentionNorm, hidden)];
        foreach (var (module, rows) in layout.Projections(i))
        {
            tensors.AddRange(Linear(module, rows, hidden, traits.ProjectionBias));
        }
        if (traits.QueryKeyNorm)
        {
            tensors.AddRange([Norm(names.QueryNorm, config.HeadDim), Norm(names.KeyNorm, config.HeadDim)]);
        }
        return
        [
            .. tensors,
            .. Linear(names.AttentionOutput, hidden, queries, traits.OutputBias),
            Norm(names.FeedForwardNorm, hidden),
            .. Linear(names.Gate, inner, hidden, traits.FeedForwardBias),
            .. Linear(names.Up, inner, hidden, traits.FeedForwardBias),
            .. Linear(names.Down, hidden, inner, traits.FeedForwardBias),
        ];
    }

    private static ExpectedTensor Norm(string module, long width) => new(module + TensorLayout.Weight, width);

    private static IEnumerable<ExpectedTensor> Linear(string module, long outputs, long inputs, bool bias)
    {
        yield return new(module + TensorLayout.Weight, outputs, inputs);
        if (bias)
        {
            yield return new(module + TensorLayout.Bias, outputs);
        }
    }
}
