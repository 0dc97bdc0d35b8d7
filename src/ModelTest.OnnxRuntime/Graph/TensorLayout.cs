using ModelTest.OnnxRuntime.Checkpoints;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>What differs between checkpoints of the same kind of decoder: tensor names, and how queries, keys and values are stored.</summary>
internal abstract class TensorLayout
{
    /// <summary>The layout of a checkpoint.</summary>
    public static TensorLayout Of(ModelConfig config) => config.Architecture switch
    {
        Architecture.InternLM2 => new InternLM2Layout(config),
        Architecture.Llama => new LlamaLayout(config),
        _ => throw new NotSupportedException($"architecture {config.Architecture}"),
    };

    public abstract string Embedding { get; }

    public abstract string FinalNorm { get; }

    /// <summary>The vocabulary projection; null when it is the embedding (tied).</summary>
    public abstract string? Head { get; }

    /// <summary>Names of layer i's weights other than queries, keys and values.</summary>
    public abstract LayerNames Layer(int i);

    /// <summary>The rows of layer i's packed projection [(heads + 2·kv_heads)·d, hidden]: all queries, all keys, all values.</summary>
    public abstract IEnumerable<WeightRows> PackedProjection(int i);
}
