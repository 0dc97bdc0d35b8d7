namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Names of a layer's modules. The norms of queries and keys exist where <see cref="FamilyTraits.QueryKeyNorm"/> says so.</summary>
internal sealed record LayerNames(
    string AttentionNorm, string AttentionOutput, string FeedForwardNorm, string Gate, string Up, string Down, string QueryNorm, string KeyNorm);
