using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>The sizes of a decoder-only transformer with RMS norms, rotary positions and a gated SiLU feed-forward.</summary>
internal sealed record DecoderShape
{
    public required int Layers { get; init; }
    public required int Hidden { get; init; }
    public required int Heads { get; init; }
    public required int KeyValueHeads { get; init; }
    public required int HeadSize { get; init; }
    public required int Intermediate { get; init; }
    public required int Vocabulary { get; init; }
    public required float NormEpsilon { get; init; }
    public required double RopeTheta { get; init; }

    /// <summary>Positions the rotary tables are made for: the context length.</summary>
    public required int Positions { get; init; }

    /// <summary>Floats of keys and values that a token takes in all layers.</summary>
    public long CacheFloatsPerToken => 2L * Layers * KeyValueHeads * HeadSize;

    /// <summary>The sizes a checkpoint's config.json gives.</summary>
    public static DecoderShape Of(ModelConfig config) => new()
    {
        Layers = config.Layers,
        Hidden = config.HiddenSize,
        Heads = config.Heads,
        KeyValueHeads = config.KeyValueHeads,
        HeadSize = config.HeadDim,
        Intermediate = config.IntermediateSize,
        Vocabulary = config.VocabularySize,
        NormEpsilon = (float)config.NormEpsilon,
        RopeTheta = config.RopeTheta,
        Positions = config.MaxPositions,
    };
}
