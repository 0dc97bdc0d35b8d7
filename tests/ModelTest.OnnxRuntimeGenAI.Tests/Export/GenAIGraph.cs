using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Graph;
using static ModelTest.OnnxRuntime.Graph.GraphWriter;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntimeGenAI.Tests.Export;

/// <summary>
/// Builds the graph of an InternLM2 checkpoint with the inputs and outputs that ONNX Runtime GenAI wants, in float32, the way its model builder does for the CPU:
/// padded batches, grouped-query attention with rotary positions inside, and logits at every position.
/// </summary>
internal sealed class GenAIGraph
{
    public const string InputIds = "input_ids";
    public const string Mask = "attention_mask";
    public const string Logits = "logits";

    private const string Contrib = "com.microsoft";

    private readonly GraphWriter graph = new();
    private readonly ModelConfig config;
    private readonly ConstantWeights weights;

    private GenAIGraph(Checkpoint checkpoint)
    {
        config = checkpoint.Config;
        weights = new ConstantWeights(graph, name => checkpoint.Tensors[name]);
    }

    /// <summary>Builds the graph.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="lastOnly">Whether it computes logits of the last token only.</param>
    public static byte[] Build(Checkpoint checkpoint, bool lastOnly = false) => new GenAIGraph(checkpoint).Build(lastOnly);

    /// <summary>A graph of one weight, which lies in a file of its own.</summary>
    public static byte[] WithExternalWeights(string file)
    {
        var graph = new GraphWriter();
        graph.External("weight", DataType.Float, [1], file, 0, sizeof(float));
        return graph.ToModel();
    }

    private byte[] Build(bool lastOnly)
    {
        var ids = graph.Input(InputIds, DataType.Int64, null, null);
        var mask = graph.Input(Mask, DataType.Int64, null, null);
        // What the attention wants to know: the last position of each sequence, and the length of the longest.
        var counts = graph.Node("ReduceSum", [mask, graph.Constant(1)], Int("keepdims", 0));
        var last = graph.Node("Cast", [graph.Node("Sub", [counts, graph.Constant(1)])], Int("to", (long)DataType.Int32));
        var width = graph.Node("Gather", [graph.Node("Shape", [mask]), graph.Constant(1)]);
        var total = graph.Node("Cast", [graph.Node("Squeeze", [width])], Int("to", (long)DataType.Int32));
        var (cos, sin) = RotaryTables();
        var residual = graph.Node("Gather", [weights.Whole("model.tok_embeddings.weight"), ids]);
        var hidden = graph.Node("SimplifiedLayerNormalization", [residual, weights.Whole(Name(0, "attention_norm"))], NormAttributes());
        for (var i = 0; i < config.Layers; i++)
        {
            var attention = Linear(AttentionOf(i, hidden, last, total, cos, sin), weights.Whole(Name(i, "attention.wo")));
            (hidden, residual) = SkipNorm(attention, residual, Name(i, "ffn_norm"));
            var gate = graph.Node(Contrib, "QuickGelu", [Linear(hidden, weights.Whole(Name(i, "feed_forward.w1")))], 1, Float("alpha", 1))[0];
            var feedForward = Linear(graph.Node("Mul", [gate, Linear(hidden, weights.Whole(Name(i, "feed_forward.w3")))]), weights.Whole(Name(i, "feed_forward.w2")));
            (hidden, residual) = SkipNorm(feedForward, residual, i == config.Layers - 1 ? "model.norm.weight" : Name(i + 1, "attention_norm"));
        }
        hidden = lastOnly ? graph.Node("Gather", [hidden, graph.Constant(-1)], Int("axis", 1)) : hidden;
        var logits = Linear(hidden, weights.Whole("output.weight"));
        graph.RenameOutput(logits, Logits);
        graph.Output(Logits, DataType.Float, null, lastOnly ? 1 : null, config.VocabularySize);
        return graph.ToModel(Contrib);
    }

    private string AttentionOf(int i, string hidden, string last, string total, string cos, string sin)
    {
        long?[] cache = [null, config.KeyValueHeads, null, config.HeadDim];
        var packed = Linear(hidden, weights.Rows(Name(i, "attention.wqkv"), PackedRows()));
        string[] inputs =
        [
            packed, "", "", graph.Input($"past_key_values.{i}.key", DataType.Float, cache), graph.Input($"past_key_values.{i}.value", DataType.Float, cache),
            last, total, cos, sin,
        ];
        var outputs = graph.Node(
            Contrib, "GroupQueryAttention", inputs, 3, Int("num_heads", config.Heads), Int("kv_num_heads", config.KeyValueHeads), Int("do_rotary", 1));
        foreach (var (output, name) in new[] { (outputs[1], $"present.{i}.key"), (outputs[2], $"present.{i}.value") })
        {
            graph.RenameOutput(output, name);
            graph.Output(name, DataType.Float, cache);
        }
        return outputs[0];
    }

    // In the checkpoint each key-value head has its query heads, its key and its value together; here come all queries, all keys, all values.
    private IEnumerable<Range> PackedRows()
    {
        var group = config.Heads / config.KeyValueHeads;
        return new (int First, int Heads)[] { (0, group), (group, 1), (group + 1, 1) }.SelectMany(part => Enumerable.Range(0, config.KeyValueHeads).Select(h =>
        {
            var start = ((h * (group + 2)) + part.First) * config.HeadDim;
            return start..(start + (part.Heads * config.HeadDim));
        }));
    }

    private static string Name(int layer, string part) => $"model.layers.{layer}.{part}.weight";

    private (string Hidden, string Residual) SkipNorm(string input, string skip, string norm)
    {
        var outputs = graph.Node(Contrib, "SkipSimplifiedLayerNormalization", [input, skip, weights.Whole(norm)], 4, Float("epsilon", (float)config.NormEpsilon));
        graph.RenameOutput(outputs[1], "");
        graph.RenameOutput(outputs[2], "");
        return (outputs[0], outputs[3]);
    }

    private OnnxRuntime.Protos.Onnx.AttributeProto[] NormAttributes() =>
        [Int("axis", -1), Float("epsilon", (float)config.NormEpsilon), Int("stash_type", 1)];

    // Hugging Face keeps linear weights as [out, in].
    private string Linear(string input, string weight) => graph.Node("MatMul", [input, graph.Node("Transpose", [weight])]);

    private (string Cos, string Sin) RotaryTables()
    {
        var (positions, half) = (config.MaxPositions, config.HeadDim / 2);
        var cos = new float[positions * half];
        var sin = new float[positions * half];
        for (var at = 0; at < cos.Length; at++)
        {
            var (s, c) = Math.SinCos(at / half * Math.Pow(config.RopeTheta, -2.0 * (at % half) / config.HeadDim));
            (cos[at], sin[at]) = ((float)c, (float)s);
        }
        return (graph.Constant("cos", DataType.Float, cos, positions, half), graph.Constant("sin", DataType.Float, sin, positions, half));
    }
}
