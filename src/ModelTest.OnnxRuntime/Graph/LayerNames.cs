namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Names of a layer's weights.</summary>
internal sealed record LayerNames(string AttentionNorm, string AttentionOutput, string FeedForwardNorm, string Gate, string Up, string Down);
