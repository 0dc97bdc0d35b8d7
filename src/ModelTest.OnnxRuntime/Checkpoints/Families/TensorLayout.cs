namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>How the tensors of a checkpoint are called, and how queries, keys and values are stored.</summary>
internal abstract class TensorLayout
{
    /// <summary>What the name of a linear layer or a norm gets for its weight.</summary>
    public const string Weight = ".weight";

    /// <summary>What the name of a linear layer gets for its bias.</summary>
    public const string Bias = ".bias";

    /// <summary>The embedding's weight.</summary>
    public abstract string Embedding { get; }

    /// <summary>The last norm's weight.</summary>
    public abstract string FinalNorm { get; }

    /// <summary>The vocabulary projection's weight; null when it is the embedding (tied).</summary>
    public abstract string? Head { get; }

    /// <summary>Names of layer i's modules other than queries, keys and values.</summary>
    public abstract LayerNames Layer(int i);

    /// <summary>Layer i's modules that give queries, keys and values, with the rows of their weights.</summary>
    public abstract IEnumerable<(string Module, long Rows)> Projections(int i);

    /// <summary>The rows of layer i's packed projection: all queries, all keys, all values; (heads + 2·kv_heads)·d in all.</summary>
    /// <param name="i">The layer.</param>
    /// <param name="suffix"><see cref="Weight"/> or <see cref="Bias"/>: both lie in the same order.</param>
    public abstract IEnumerable<WeightRows> PackedProjection(int i, string suffix = Weight);
}
