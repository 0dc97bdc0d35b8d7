using CsCheck;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Attention;

/// <summary>The operator in a real session, against attention written down plainly in double precision.</summary>
public sealed class PagedAttentionTests
{
    private static readonly int[] HeadSizes = [8, 10, 20, 64, 80, 100];
    private static readonly int[] BlockSizes = [1, 4, 16];

    private static readonly Gen<AttentionCase> CaseGen =
        from head in Gen.Int[0, 5].Select(i => HeadSizes[i])
        from keyValueHeads in Gen.Int[1, 3]
        from @group in Gen.Int[1, 4]
        from block in Gen.Int[0, 2].Select(i => BlockSizes[i])
        from lengths in Gen.Select(Gen.Int[0, 150], Gen.Int[1, 120]).Array[1, 4]
        from window in Gen.OneOf(Gen.Const(0), Gen.Int[1, 200])
        from seed in Gen.Int
        select new AttentionCase(head, keyValueHeads, @group, block, lengths, seed) { Window = window };

    [Fact]
    public void Equals_plain_attention_for_any_shape() => CaseGen.Sample(
        c =>
        {
            var (actual, expected) = (Run(c), c.Expected().Output);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], actual[i], 1e-4);
            }
        },
        iter: 12);

    [Fact]
    public void A_sequence_may_share_blocks_that_another_of_the_same_call_fills()
    {
        // The second sequence is the first one's continuation: its past is what the first one stores in this very call.
        var whole = new AttentionCase(64, 2, 2, 1, [(0, 90)], 7);
        var split = whole with { Lengths = [(0, 60), (60, 30)], Shared = true };
        Assert.Equal(Run(whole), Run(split), (x, y) => Math.Abs(x - y) < 1e-5f);
    }

    [Fact]
    public void Caches_bound_to_other_memory_are_an_error()
    {
        var error = Assert.Throws<OnnxRuntimeException>(() => Run(new AttentionCase(8, 1, 1, 1, [(0, 2)], 1), sameMemory: false));
        Assert.Contains("the caches must be bound to the same memory", error.Message, StringComparison.Ordinal);
    }

    private static float[] Run(AttentionCase c, bool sameMemory = true)
    {
        var (cos, sin) = c.Rotary();
        using var options = new SessionOptions { IntraOpNumThreads = 2 };
        using var session = PagedAttention.NewSession(Model(c), options);
        var (keys, values) = c.Caches();
        var inputs = new Dictionary<string, OrtValue>
        {
            ["packed"] = OrtValue.CreateTensorValueFromMemory(c.Packed(), [c.Tokens, c.PackedWidth]),
            ["keys"] = OrtValue.CreateTensorValueFromMemory(keys, c.CacheShape),
            ["values"] = OrtValue.CreateTensorValueFromMemory(values, c.CacheShape),
            ["starts"] = OrtValue.CreateTensorValueFromMemory(c.Starts(), [c.Lengths.Length + 1]),
            ["past"] = OrtValue.CreateTensorValueFromMemory(c.Lengths.Select(l => l.Past).ToArray(), [c.Lengths.Length]),
            ["table"] = OrtValue.CreateTensorValueFromMemory(c.Table(), [c.Lengths.Length, c.TableWidth]),
            ["cos"] = OrtValue.CreateTensorValueFromMemory(cos, [AttentionCase.Positions, c.Head / 2]),
            ["sin"] = OrtValue.CreateTensorValueFromMemory(sin, [AttentionCase.Positions, c.Head / 2]),
        };
        var output = new float[c.Tokens * c.Heads * c.Head];
        using var result = OrtValue.CreateTensorValueFromMemory(output, [c.Tokens, c.Heads * c.Head]);
        using var runOptions = new RunOptions();
        using var other = OrtValue.CreateTensorValueFromMemory(new float[keys.Length], c.CacheShape);
        session.Run(runOptions, inputs.Keys, inputs.Values, ["out", "keys_out", "values_out"], [result, sameMemory ? inputs["keys"] : other, inputs["values"]]);
        foreach (var input in inputs.Values)
        {
            input.Dispose();
        }
        return output;
    }

    private static byte[] Model(AttentionCase c)
    {
        var graph = new GraphWriter();
        long?[] cache = [null, c.Block, c.KeyValueHeads, c.Head];
        var outputs = graph.Node(
            PagedAttention.Domain,
            PagedAttention.Name,
            [
                graph.Input("packed", DataType.Float, null, c.PackedWidth), "", "",
                graph.Input("keys", DataType.Float, cache), graph.Input("values", DataType.Float, cache),
                graph.Input("starts", DataType.Int32, [null]), graph.Input("past", DataType.Int32, [null]), graph.Input("table", DataType.Int32, null, null),
                graph.Input("cos", DataType.Float, null, null), graph.Input("sin", DataType.Float, null, null),
            ],
            3,
            GraphWriter.Int("num_heads", c.Heads),
            GraphWriter.Int("kv_num_heads", c.KeyValueHeads),
            GraphWriter.Int(PagedAttention.Window, c.Window));
        foreach (var (value, name) in outputs.Zip(["out", "keys_out", "values_out"]))
        {
            graph.RenameOutput(value, name);
        }
        graph.Output("out", DataType.Float, null, null);
        graph.Output("keys_out", DataType.Float, cache);
        graph.Output("values_out", DataType.Float, cache);
        return graph.ToModel(PagedAttention.Domain);
    }
}
