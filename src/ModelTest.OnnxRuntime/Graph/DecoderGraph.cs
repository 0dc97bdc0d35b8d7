using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Checkpoints.Families;
using ModelTest.OnnxRuntime.Kernels;
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
    public const string Bounds = "attention_metadata";
    public const string Rows = "rows";
    public const string Asked = "asked_ids";
    public const string TopCount = "top_count";
    public const string PartCount = "part_count";
    public const string Logits = "logits";
    public const string LogProbabilities = "log_probabilities";
    public const string Top = "top";
    public const string TopIds = "top_ids";
    public const string AskedScores = "asked";

    private const string Contrib = DecoderForm.Contrib;

    private readonly GraphWriter graph;
    private readonly ModelConfig config;
    private readonly TensorLayout layout;
    private readonly DecoderWeights weights;
    private readonly DecoderForm form;
    private readonly int positions;

    private DecoderGraph(GraphWriter graph, ModelConfig config, DecoderWeights weights, DecoderForm form, int positions)
    {
        (this.graph, this.config, this.weights, this.form, this.positions) = (graph, config, weights, form, positions);
        layout = config.Family.Layout(config);
    }

    /// <summary>Name of layer i's key cache, an input; its output has the suffix <c>_out</c>.</summary>
    public static string KeyCache(int i) => $"key_cache_{i}";

    /// <summary>Name of layer i's value cache.</summary>
    public static string ValueCache(int i) => $"value_cache_{i}";

    /// <summary>The model with its weights in the checkpoint's files, in float32.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="positions">Positions a sequence can have: rows of the rotary tables.</param>
    public static DecoderModel OnFiles(Checkpoint checkpoint, int positions)
    {
        var graph = new GraphWriter();
        var weights = new FileWeights(graph, checkpoint.Tensors.Root, name => checkpoint.Tensors[name]);
        var bytes = new DecoderGraph(graph, checkpoint.Config, weights, DecoderForm.Cpu, positions).Build();
        return new DecoderModel(bytes, checkpoint.Tensors.Root, [], weights.Type, DecoderForm.Cpu);
    }

    /// <summary>The model with its weights on the device.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="positions">Positions a sequence can have: rows of the rotary tables.</param>
    /// <param name="type">The type to compute in.</param>
    /// <param name="form">What the device wants.</param>
    public static DecoderModel OnDevice(Checkpoint checkpoint, int positions, DataType type, DecoderForm form)
    {
        var graph = new GraphWriter();
        var weights = new DeviceWeights(graph, type, name => checkpoint.Tensors[name]);
        var bytes = new DecoderGraph(graph, checkpoint.Config, weights, form, positions).Build();
        return new DecoderModel(bytes, "", weights.Inputs, type, form);
    }

    // Before attention, on a GPU, Split and Concat of unequal parts would take pinned memory in every run, which is only given back where each run is
    // waited for.
    private bool NormsInAttention => config.Traits.QueryKeyNorm && form.NormalizesInAttention;

    private byte[] Build()
    {
        var ids = graph.Input(InputIds, DataType.Int64, [null]);
        graph.Input(Starts, DataType.Int32, [null]);
        graph.Input(Past, DataType.Int32, [null]);
        graph.Input(Table, DataType.Int32, [null, null]);
        if (form.HasBounds)
        {
            graph.Input(Bounds, DataType.Int32, 2);
        }
        var rows = graph.Input(Rows, DataType.Int64, [null]);
        var (cos, sin) = RotaryTables();
        var residual = weights.Lookup(layout.Embedding, ids);
        var hidden = graph.Node("SimplifiedLayerNormalization", [residual, Norm(layout.Layer(0).AttentionNorm)], NormAttributes());
        for (var i = 0; i < config.Layers; i++)
        {
            var names = layout.Layer(i);
            var attention = Linear(AttentionOf(i, hidden, cos, sin), names.AttentionOutput, config.Traits.OutputBias);
            (hidden, residual) = SkipNorm(attention, residual, Norm(names.FeedForwardNorm));
            var feedForward = FeedForward(hidden, names);
            if (i == config.Layers - 1)
            {
                // From here on only the rows whose next token is asked for.
                (feedForward, residual) = (graph.Node("Gather", [feedForward, rows]), graph.Node("Gather", [residual, rows]));
            }
            var next = i == config.Layers - 1 ? weights.Whole(layout.FinalNorm) : Norm(layout.Layer(i + 1).AttentionNorm);
            (hidden, residual) = SkipNorm(feedForward, residual, next);
        }
        var logits = Linear(hidden, weights.Whole(layout.Head ?? layout.Embedding));
        if (form.PicksTokens)
        {
            PickTokens(logits);
        }
        else
        {
            graph.Output(Rename(logits, Logits), DataType.Float, null, config.VocabularySize);
        }
        return graph.ToModel(form.Domains);
    }

    private string FeedForward(string hidden, LayerNames names)
    {
        var bias = config.Traits.FeedForwardBias;
        if (form.HasKernels)
        {
            var both = Linear(hidden, GateAndUp(names, TensorLayout.Weight), bias ? GateAndUp(names, TensorLayout.Bias) : null);
            return Linear(graph.Node(DeviceOperators.Domain, GatedActivation.Name, [both], 1)[0], names.Down, bias);
        }
        return Linear(graph.Node("Mul", [Silu(Linear(hidden, names.Gate, bias)), Linear(hidden, names.Up, bias)]), names.Down, bias);
    }

    // The gate's rows and what it lets through: one product for both.
    private string GateAndUp(LayerNames names, string suffix) => weights.Rows(
        names.Gate + "_and_up" + suffix, [new(names.Gate + suffix, 0, config.IntermediateSize), new(names.Up + suffix, 0, config.IntermediateSize)]);

    // QuickGelu(x) with alpha 1 is x·sigmoid(x). ONNX Runtime computes it in the type it is given, and 1 - 1 / (1 + e^x) for negative numbers: with the
    // 8 bits of bfloat16 nothing is left of it at -6, and an eighth is lost at -4.
    private string Silu(string x)
    {
        var isNarrow = weights.Type == DataType.Bfloat16;
        var wide = isNarrow ? graph.Node("Cast", [x], Int("to", (long)DataType.Float)) : x;
        var silu = graph.Node(Contrib, "QuickGelu", [wide], 1, Float("alpha", 1))[0];
        return isNarrow ? graph.Node("Cast", [silu], Int("to", (long)weights.Type)) : silu;
    }

    // The softmax is taken in float32: in half precision the sum over a vocabulary would not be one.
    private void PickTokens(string logits)
    {
        var wide = weights.Type == DataType.Float ? logits : graph.Node("Cast", [logits], Int("to", (long)DataType.Float));
        var all = Rename(graph.Node("LogSoftmax", [wide], Int("axis", -1)), LogProbabilities);
        graph.Output(all, DataType.Float, null, config.VocabularySize);
        var (top, ids) = LikeliestTokens.Add(
            graph, all, config.VocabularySize, graph.Input(PartCount, DataType.Int64, 1), graph.Input(TopCount, DataType.Int64, 1));
        graph.Output(Rename(top, Top), DataType.Float, null, null);
        graph.Output(Rename(ids, TopIds), DataType.Int64, null, null);
        var asked = graph.Node("GatherElements", [all, graph.Input(Asked, DataType.Int64, null, null)], Int("axis", 1));
        graph.Output(Rename(asked, AskedScores), DataType.Float, null, null);
    }

    private string AttentionOf(int i, string hidden, string cos, string sin)
    {
        var packed = Projection(i, hidden);
        long?[] cache = [null, null, config.KeyValueHeads, config.HeadDim];
        string[] inputs =
        [
            packed, "", "", graph.Input(KeyCache(i), weights.Type, cache), graph.Input(ValueCache(i), weights.Type, cache), Starts, Past, Table, cos, sin,
        ];
        // Of ONNX Runtime's operator slot mapping, sinks and scales are left out; the bounds come last.
        var (queryNorm, keyNorm) = NormsInAttention ? (Norm(layout.Layer(i).QueryNorm), Norm(layout.Layer(i).KeyNorm)) : ("", "");
        string[] more = form.Attention switch
        {
            AttentionKind.OnnxRuntime => ["", "", queryNorm, keyNorm, "", "", Bounds],
            AttentionKind.Decode => NormsInAttention ? [Bounds, queryNorm, keyNorm] : [Bounds],
            _ => [],
        };
        var epsilon = (float)config.NormEpsilon;
        Protos.Onnx.AttributeProto[] own = form.Attention switch
        {
            AttentionKind.OnnxRuntime => [Int("do_rotary", 1), Float("qk_norm_epsilon", epsilon)],
            AttentionKind.Decode => [Int(DecodeAttention.HasNorms, NormsInAttention ? 1 : 0), Float(DecodeAttention.Epsilon, epsilon)],
            _ => [Int(PagedAttention.Window, config.Window(i))],
        };
        var (domain, name) = form.AttentionOperator;
        var outputs = graph.Node(
            domain,
            name,
            [.. inputs, .. more],
            3,
            [Int("num_heads", config.Heads), Int("kv_num_heads", config.KeyValueHeads), .. own]);
        graph.RenameOutput(outputs[1], KeyCache(i) + "_out");
        graph.RenameOutput(outputs[2], ValueCache(i) + "_out");
        graph.Output(KeyCache(i) + "_out", weights.Type, cache);
        graph.Output(ValueCache(i) + "_out", weights.Type, cache);
        return outputs[0];
    }

    // Queries, keys and values of all heads, side by side.
    private string Projection(int i, string hidden)
    {
        var weight = weights.Rows($"packed_projection_{i}", [.. layout.PackedProjection(i)]);
        var packed = config.Traits.ProjectionBias
            ? Linear(hidden, weight, weights.Rows($"packed_projection_bias_{i}", [.. layout.PackedProjection(i, TensorLayout.Bias)]))
            : Linear(hidden, weight);
        if (!config.Traits.QueryKeyNorm || NormsInAttention)
        {
            return packed;
        }
        var names = layout.Layer(i);
        var (queries, keys) = (config.Heads, config.KeyValueHeads);
        var heads = graph.Node("Reshape", [packed, graph.Constant(-1, queries + (2 * keys), config.HeadDim)]);
        var parts = graph.Node("", "Split", [heads, graph.Constant(queries, keys, keys)], 3, Int("axis", 1));
        var query = graph.Node("SimplifiedLayerNormalization", [parts[0], Norm(names.QueryNorm)], NormAttributes());
        var key = graph.Node("SimplifiedLayerNormalization", [parts[1], Norm(names.KeyNorm)], NormAttributes());
        var normed = graph.Node("Concat", [query, key, parts[2]], Int("axis", 1));
        return graph.Node("Reshape", [normed, graph.Constant(-1, (queries + (2L * keys)) * config.HeadDim)]);
    }

    private (string Hidden, string Residual) SkipNorm(string input, string skip, string norm)
    {
        var outputs = graph.Node(Contrib, "SkipSimplifiedLayerNormalization", [input, skip, norm], 4, Float("epsilon", (float)config.NormEpsilon));
        graph.RenameOutput(outputs[1], "");
        graph.RenameOutput(outputs[2], "");
        return (outputs[0], outputs[3]);
    }

    private Protos.Onnx.AttributeProto[] NormAttributes() => [Int("axis", -1), Float("epsilon", (float)config.NormEpsilon), Int("stash_type", 1)];

    private string Norm(string module) => weights.Whole(module + TensorLayout.Weight);

    private string Linear(string input, string module, bool bias) =>
        Linear(input, weights.Whole(module + TensorLayout.Weight), bias ? weights.Whole(module + TensorLayout.Bias) : null);

    // Hugging Face keeps linear weights as [out, in].
    private string Linear(string input, string weight, string? bias = null) =>
        graph.Node("Gemm", bias is null ? [input, weight] : [input, weight, bias], Int("transB", 1));

    private string Rename(string value, string name)
    {
        graph.RenameOutput(value, name);
        return name;
    }

    private (string Cos, string Sin) RotaryTables()
    {
        var (cos, sin) = RotaryTable.Of(config, positions);
        var half = config.HeadDim / 2;
        return (graph.Constant("cos", weights.Type, cos, positions, half), graph.Constant("sin", weights.Type, sin, positions, half));
    }
}
