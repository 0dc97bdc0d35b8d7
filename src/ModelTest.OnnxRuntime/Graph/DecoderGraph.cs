using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Checkpoints;
using static ModelTest.OnnxRuntime.Graph.GraphWriter;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>
/// Builds the graph of a decoder over packed tokens: the new tokens of all sequences lie on one axis T without padding, keys and values
/// in caches that sequences reach through block tables, and the vocabulary projection runs on R chosen rows only.
/// </summary>
internal sealed class DecoderGraph
{
    public const string InputIds = "input_ids";
    public const string Starts = "cumulative_sequence_length";
    public const string Past = "past_seqlens";
    public const string Table = "block_table";
    public const string LogitRows = "logit_rows";
    public const string Logits = "logits";

    private const string Contrib = "com.microsoft";

    private readonly GraphWriter graph = new();
    private readonly ModelConfig config;
    private readonly TensorLayout layout;
    private readonly DecoderWeights weights;
    private readonly int positions;

    private DecoderGraph(ModelConfig config, TensorLayout layout, int positions, string root, Func<string, CheckpointTensor> find)
    {
        (this.config, this.layout, this.positions) = (config, layout, positions);
        weights = new DecoderWeights(graph, config, root, find);
    }

    /// <summary>Name of layer i's key cache, an input; its output has the suffix <c>_out</c>.</summary>
    public static string KeyCache(int i) => $"key_cache_{i}";

    /// <summary>Name of layer i's value cache.</summary>
    public static string ValueCache(int i) => $"value_cache_{i}";

    /// <summary>The serialized model.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="layout">Tensor names and layout.</param>
    /// <param name="positions">Positions a sequence can have: rows of the rotary tables.</param>
    /// <param name="root">The folder that the locations of weights are relative to.</param>
    /// <param name="find">Finds a weight by name.</param>
    public static byte[] Build(ModelConfig config, TensorLayout layout, int positions, string root, Func<string, CheckpointTensor> find) =>
        new DecoderGraph(config, layout, positions, root, find).Build();

    private byte[] Build()
    {
        var ids = graph.Input(InputIds, DataType.Int64, [null]);
        graph.Input(Starts, DataType.Int32, [null]);
        graph.Input(Past, DataType.Int32, [null]);
        graph.Input(Table, DataType.Int32, [null, null]);
        var rows = graph.Input(LogitRows, DataType.Int64, [null]);
        var (cos, sin) = RotaryTables();
        var (embedding, type) = weights.Stored(layout.Embedding);
        // Looked up before it is converted: the table stays in the file in its own type.
        var residual = weights.ToFloat(graph.Node("Gather", [embedding, ids]), type);
        var hidden = graph.Node("SimplifiedLayerNormalization", [residual, weights.Float(layout.Layer(0).AttentionNorm)], NormAttributes());
        for (var i = 0; i < config.Layers; i++)
        {
            var names = layout.Layer(i);
            var attention = Linear(AttentionOf(i, hidden, cos, sin), weights.Float(names.AttentionOutput));
            (hidden, residual) = SkipNorm(attention, residual, names.FeedForwardNorm);
            var gate = graph.Node(Contrib, "QuickGelu", [Linear(hidden, weights.Float(names.Gate))], 1, Float("alpha", 1))[0];
            var feedForward = Linear(graph.Node("Mul", [gate, Linear(hidden, weights.Float(names.Up))]), weights.Float(names.Down));
            if (i == config.Layers - 1)
            {
                // From here on only the rows whose next token is asked for.
                (feedForward, residual) = (graph.Node("Gather", [feedForward, rows]), graph.Node("Gather", [residual, rows]));
            }
            (hidden, residual) = SkipNorm(feedForward, residual, i == config.Layers - 1 ? layout.FinalNorm : layout.Layer(i + 1).AttentionNorm);
        }
        var head = layout.Head is { } name ? weights.Float(name) : weights.ToFloat(embedding, type);
        graph.Output(Rename(Linear(hidden, head), Logits), DataType.Float, null, config.VocabularySize);
        return graph.ToModel(Contrib, PagedAttention.Domain);
    }

    private string AttentionOf(int i, string hidden, string cos, string sin)
    {
        var packed = Linear(hidden, layout.PackedProjection(weights, i));
        long?[] cache = [null, null, config.KeyValueHeads, config.HeadDim];
        var outputs = graph.Node(
            PagedAttention.Domain,
            PagedAttention.Name,
            [
                packed, "", "", graph.Input(KeyCache(i), DataType.Float, cache), graph.Input(ValueCache(i), DataType.Float, cache),
                Starts, Past, Table, cos, sin,
            ],
            3,
            Int("num_heads", config.Heads),
            Int("kv_num_heads", config.KeyValueHeads));
        graph.RenameOutput(outputs[1], KeyCache(i) + "_out");
        graph.RenameOutput(outputs[2], ValueCache(i) + "_out");
        graph.Output(KeyCache(i) + "_out", DataType.Float, cache);
        graph.Output(ValueCache(i) + "_out", DataType.Float, cache);
        return outputs[0];
    }

    private (string Hidden, string Residual) SkipNorm(string input, string skip, string norm)
    {
        var outputs = graph.Node(Contrib, "SkipSimplifiedLayerNormalization", [input, skip, weights.Float(norm)], 4, Float("epsilon", (float)config.NormEpsilon));
        graph.RenameOutput(outputs[1], "");
        graph.RenameOutput(outputs[2], "");
        return (outputs[0], outputs[3]);
    }

    private Protos.Onnx.AttributeProto[] NormAttributes() => [Int("axis", -1), Float("epsilon", (float)config.NormEpsilon), Int("stash_type", 1)];

    // Hugging Face keeps linear weights as [out, in].
    private string Linear(string input, string weight) => graph.Node("Gemm", [input, weight], Int("transB", 1));

    private string Rename(string value, string name)
    {
        graph.RenameOutput(value, name);
        return name;
    }

    // Angles in double, as the difference matters at large positions.
    private (string Cos, string Sin) RotaryTables()
    {
        var half = config.HeadDim / 2;
        var cos = new float[positions * half];
        var sin = new float[positions * half];
        for (var i = 0; i < half; i++)
        {
            var frequency = Math.Pow(config.RopeTheta, -2.0 * i / config.HeadDim);
            for (var p = 0; p < positions; p++)
            {
                var (s, c) = Math.SinCos(p * frequency);
                cos[(p * half) + i] = (float)c;
                sin[(p * half) + i] = (float)s;
            }
        }
        return (graph.Constant("cos", cos, positions, half), graph.Constant("sin", sin, positions, half));
    }
}
