using ModelTest.OnnxRuntime.Checkpoints.Families;
using ModelTest.OnnxRuntime.Checkpoints.Rotary;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>A checkpoint's config.json.</summary>
internal sealed record ModelConfig
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The kind of network.</summary>
    public required Family Family { get; init; }

    /// <summary>What differs between networks of one kind.</summary>
    public required FamilyTraits Traits { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Number of decoder layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Number of query heads; a multiple of <see cref="KeyValueHeads"/>.</summary>
    public required int Heads { get; init; }

    /// <summary>Number of key and of value heads.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of a head; even.</summary>
    public required int HeadDim { get; init; }

    /// <summary>Width of the feed-forward layer.</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>Rows of the embedding, one per token id.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Added to the mean square in every norm; above 0.</summary>
    public required double NormEpsilon { get; init; }

    /// <summary>Base of the rotary positions; above 0.</summary>
    public required double RopeTheta { get; init; }

    /// <summary>How the rotary positions' frequencies are scaled, or null.</summary>
    public required RopeScaling? RopeScaling { get; init; }

    /// <summary>The most positions, prompt and reply together.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Whether the output matrix is the embedding; then the checkpoint need not have it.</summary>
    public required bool TieWordEmbeddings { get; init; }

    /// <summary>Ids that end a reply; may be empty.</summary>
    public required IReadOnlyList<int> EosIds { get; init; }

    /// <summary>The id that begins a sequence, or null.</summary>
    public required int? BosId { get; init; }

    /// <summary>The id that fills up batches, or null.</summary>
    public required int? PadId { get; init; }

    /// <summary>What the file calls the weights' type, such as "bfloat16", or null; each tensor's own type is what counts.</summary>
    public required string? DType { get; init; }

    /// <summary>Keys and values that a token takes in all layers, in elements.</summary>
    public long CacheSizePerToken => 2L * Layers * KeyValueHeads * HeadDim;

    /// <summary>The most tokens that a token of layer <paramref name="layer"/> sees, itself included; 0 for all.</summary>
    public int Window(int layer) => Traits.Windows.Count == 0 ? 0 : Traits.Windows[layer];

    /// <summary>The smallest window of all layers that have one, or null.</summary>
    public int? SmallestWindow => Traits.Windows.Where(w => w > 0).Select(w => (int?)w).Min();

    /// <summary>Reads config.json of a checkpoint folder.</summary>
    /// <exception cref="InputException">The file is missing or wrong, or asks for something that is not supported.</exception>
    public static ModelConfig Read(string folder) => ModelConfigReader.Read(folder);
}
