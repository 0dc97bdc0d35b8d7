namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>What decoders of the same kind differ in.</summary>
internal sealed record FamilyTraits
{
    /// <summary>Whether queries, keys and values have a bias.</summary>
    public bool ProjectionBias { get; init; }

    /// <summary>Whether the attention's output has a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>Whether the three linear layers of the feed-forward part have a bias.</summary>
    public bool FeedForwardBias { get; init; }

    /// <summary>Whether each head of queries and of keys has a norm before it is turned.</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>For each layer the most tokens that a token sees, itself included; 0 for all. Empty: all layers see all.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [];
}
