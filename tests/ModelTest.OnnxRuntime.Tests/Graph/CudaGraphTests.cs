using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Protos.Onnx;
using ModelTest.OnnxRuntime.Tests.Families;
using ModelTest.OnnxRuntime.Tests.Kernels;
using ModelTest.Tests;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Graph;

/// <summary>
/// The graph for GPUs before ONNX Runtime's loader, which checks every node against its operator's schema and infers all types. Without a GPU
/// it then finds no kernel for 16 bits, and that is the only thing it may find.
/// </summary>
public sealed class CudaGraphTests
{
    [Fact]
    public void The_loader_finds_nothing_wrong_but_that_there_is_no_GPU()
    {
        var error = Assert.Throws<OnnxRuntimeException>(() => Load(Model(DataType.Bfloat16)));
        Assert.StartsWith("[ErrorCode:NotImplemented] Could not find an implementation for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_with_the_graph_for_decode_steps()
    {
        var graph = DecoderGraph.OnDevice(Checkpoint.Open(RepositoryPaths.TinyModel), 128, DataType.Bfloat16, DecoderForm.CudaDecode);
        using var kernels = new PlainKernels();
        using var domain = DeviceOperators.NewDomain(kernels, DataType.Bfloat16);
        using var options = new SessionOptions();
        var error = Assert.Throws<OnnxRuntimeException>(() => domain.NewSession(options, () => new InferenceSession(graph.Bytes, options)));
        Assert.StartsWith("[ErrorCode:NotImplemented] Could not find an implementation for", error.Message, StringComparison.Ordinal);
        // The same tensors go in and out as in the graph for other steps: both are given the same.
        var others = DecoderGraph.OnDevice(Checkpoint.Open(RepositoryPaths.TinyModel), 128, DataType.Bfloat16, DecoderForm.CudaKernels);
        var (decode, other) = (ModelProto.Parser.ParseFrom(graph.Bytes).Graph, ModelProto.Parser.ParseFrom(others.Bytes).Graph);
        Assert.Equal(other.Input, decode.Input);
        Assert.Equal(other.Output, decode.Output);
    }

    // The loader cannot be asked about float16: on a CPU it widens that type itself, and attention between the casts does not fit then.
    [Fact]
    public void The_other_type_s_graph_is_the_same_but_for_the_type()
    {
        var (half, brain) = (Model(DataType.Float16).Graph, Model(DataType.Bfloat16).Graph);
        Assert.Equal(brain.Node.Where(n => n.OpType != "Cast").Select(n => n.OpType), half.Node.Where(n => n.OpType != "Cast").Select(n => n.OpType));
        Assert.Equal(brain.Input.Select(i => i.Name), half.Input.Select(i => i.Name));
        Assert.All(
            half.Input.Concat(half.Output).Zip(brain.Input.Concat(brain.Output)),
            pair => Assert.Equal(Swapped(pair.Second.Type.TensorType.ElemType), pair.First.Type.TensorType.ElemType));

        static int Swapped(int type) => type == (int)DataType.Bfloat16 ? (int)DataType.Float16 : type;
    }

    [Fact]
    public void The_loader_would_find_a_wrong_type()
    {
        var model = Model(DataType.Bfloat16);
        model.Graph.Input.Single(i => i.Name == DecoderGraph.Bounds).Type.TensorType.ElemType = (int)DataType.Int64;
        var error = Assert.Throws<OnnxRuntimeException>(() => Load(model));
        Assert.Contains("PagedAttention", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("NotImplemented", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_loader_would_find_a_missing_input()
    {
        var model = Model(DataType.Bfloat16);
        model.Graph.Node.First(n => n.OpType == "PagedAttention").Input[7] = "";
        Assert.DoesNotContain("NotImplemented", Assert.Throws<OnnxRuntimeException>(() => Load(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_layer_has_its_attention_and_its_caches_in_the_graph_s_type()
    {
        var config = Checkpoint.Open(RepositoryPaths.TinyModel).Config;
        var model = Model(DataType.Bfloat16);
        var attention = model.Graph.Node.Where(n => n.OpType == "PagedAttention").ToList();
        Assert.Equal(config.Layers, attention.Count);
        Assert.All(attention, node =>
        {
            Assert.Equal("com.microsoft", node.Domain);
            Assert.Equal(17, node.Input.Count);
            Assert.Equal(DecoderGraph.Bounds, node.Input[16]);
            Assert.Equal(1, node.Attribute.Single(a => a.Name == "do_rotary").I);
        });
        Assert.All(
            Enumerable.Range(0, config.Layers).SelectMany(i => new[] { DecoderGraph.KeyCache(i), DecoderGraph.ValueCache(i) }),
            name => Assert.Equal((int)DataType.Bfloat16, model.Graph.Input.Single(i => i.Name == name).Type.TensorType.ElemType));
    }

    [Fact]
    public void No_weight_is_in_the_model_itself()
    {
        var model = DecoderGraph.OnDevice(Checkpoint.Open(RepositoryPaths.TinyModel), 128, DataType.Float16, DecoderForm.Cuda);
        Assert.InRange(model.Bytes.Length, 1, 100_000);
        // wqkv of six layers in three parts each, for it is stored by key-value head.
        var packed = model.Weights.Where(w => w.Name.StartsWith("packed_projection", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, packed.Count);
        Assert.All(packed, w => Assert.Equal(w.Count, w.Parts.Sum(p => p.Count)));
    }

    [Theory]
    [MemberData(nameof(FamilyLogitTests.Cases), MemberType = typeof(FamilyLogitTests))]
    public void The_loader_finds_nothing_wrong_with_any_family(string family, string keys)
    {
        using var folder = new FamilyCheckpoint(family, keys);
        var checkpoint = Checkpoint.Open(folder.Path);
        var model = DecoderGraph.OnDevice(checkpoint, 128, DataType.Bfloat16, DecoderForm.Cuda);
        var error = Assert.Throws<OnnxRuntimeException>(() => Load(ModelProto.Parser.ParseFrom(model.Bytes)));
        Assert.StartsWith("[ErrorCode:NotImplemented] Could not find an implementation for", error.Message, StringComparison.Ordinal);
        // Each weight of the checkpoint goes to the device once, every element of it.
        Assert.Equal(checkpoint.Tensors.All.Sum(t => t.Shape.Aggregate(1L, (a, b) => a * b)), model.Weights.Sum(w => w.Count));
    }

    [Fact]
    public void Queries_and_keys_are_normalized_by_the_attention_operator()
    {
        using var folder = new FamilyCheckpoint("Qwen3ForCausalLM", """{"head_dim":32}""");
        var checkpoint = Checkpoint.Open(folder.Path);
        var graph = ModelProto.Parser.ParseFrom(DecoderGraph.OnDevice(checkpoint, 128, DataType.Bfloat16, DecoderForm.Cuda).Bytes).Graph;
        var attention = graph.Node.Where(n => n.OpType == "PagedAttention").ToList();
        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => ($"model.layers.{i}.self_attn.q_norm.weight", $"model.layers.{i}.self_attn.k_norm.weight")),
            attention.Select(n => (n.Input[12], n.Input[13])));
        Assert.All(attention, n => Assert.Equal((float)checkpoint.Config.NormEpsilon, n.Attribute.Single(a => a.Name == "qk_norm_epsilon").F));
        Assert.DoesNotContain(graph.Node, n => n.OpType is "Split" or "Concat");
    }

    [Theory]
    [InlineData((int)DataType.Bfloat16, (int)DataType.Float)]
    [InlineData((int)DataType.Float16, (int)DataType.Float16)]
    public void The_activation_is_not_computed_in_eight_bits(int type, int computed)
    {
        var graph = Model((DataType)type).Graph;
        var gate = graph.Node.First(n => n.OpType == "QuickGelu").Input[0];
        var made = graph.Node.Single(n => n.Output.Contains(gate));
        Assert.Equal(computed, made.OpType == "Cast" ? (int)made.Attribute.Single(a => a.Name == "to").I : type);
    }

    private static ModelProto Model(DataType type) => ModelProto.Parser.ParseFrom(
        DecoderGraph.OnDevice(Checkpoint.Open(RepositoryPaths.TinyModel), 128, type, DecoderForm.Cuda).Bytes);

    private static void Load(ModelProto model)
    {
        using var options = new SessionOptions();
        using var session = new InferenceSession(model.ToByteArray(), options);
    }
}
