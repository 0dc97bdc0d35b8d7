using CsCheck;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Attention;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>The kernels' assembly, as the driver is asked to launch it, against attention written down plainly in double precision.</summary>
public sealed class DecodeKernelTests
{
    private static readonly int[] HeadSizes = [16, 64, 80, 128];
    private static readonly int[] BlockSizes = [16, 128];

    private static readonly Gen<(AttentionCase Case, DataType Type, int Processors, int Most)> CaseGen =
        from head in Gen.Int[0, 3].Select(i => HeadSizes[i])
        from keyValueHeads in Gen.Int[1, 2]
        from @group in Gen.Int[1, 9]
        from block in Gen.Int[0, 1].Select(i => BlockSizes[i])
        from past in Gen.Int[0, 150].Array[1, 3]
        from isBrain in Gen.Bool
        from processors in Gen.Int[1, 4]
        from most in Gen.Int[1, 300]
        from seed in Gen.Int
        select (Case(head, keyValueHeads, @group, block, past, isBrain, seed), isBrain ? DataType.Bfloat16 : DataType.Float16, processors, most);

    [Fact]
    public void Equals_plain_attention_for_any_shape() => CaseGen.Sample(x => Check(x.Case, x.Type, x.Processors, x.Most), iter: 20, threads: 1);

    // InternLM2-1.8B's heads; eight and nine heads, which take one and two groups of threads; a prompt's first token; splits, of which a short sequence
    // leaves some empty, and of which the last has the new token only; a bound above all lengths, as captured shapes have it.
    [Theory]
    [InlineData(128, 2, 2, 128, new[] { 19 }, true, 1, 0)]
    [InlineData(64, 1, 8, 256, new[] { 2 }, true, 1, 0)]
    [InlineData(64, 1, 9, 64, new[] { 5 }, false, 1, 0)]
    [InlineData(128, 1, 1, 128, new[] { 0 }, true, 8, 0)]
    [InlineData(128, 1, 2, 64, new[] { 33, 3 }, false, 8, 0)]
    [InlineData(64, 1, 1, 16, new[] { 16, 32 }, true, 8, 250)]
    public void Equals_plain_attention(int head, int keyValueHeads, int group, int block, int[] past, bool isBrain, int processors, int most) =>
        Check(Case(head, keyValueHeads, group, block, past, isBrain, 7), isBrain ? DataType.Bfloat16 : DataType.Float16, processors, most);

    [Theory]
    [InlineData(128, true)]
    [InlineData(80, false)]
    public void Queries_and_keys_are_normalized(int head, bool isBrain) =>
        Check(Case(head, 1, 2, 128, [5], isBrain, 11) with { HasNorms = true }, isBrain ? DataType.Bfloat16 : DataType.Float16, 1, 0);

    private static void Check(AttentionCase c, DataType type, int processors, int most)
    {
        var run = new DecodeKernelRun(c, type, processors, most);
        var (output, keys, values) = c.Expected();
        // Half a unit in the last place, and what adding up in another order makes.
        var precision = type == DataType.Bfloat16 ? 1.0 / 256 : 1.0 / 2048;
        Assert.All(output.Zip(run.Output), pair => Assert.InRange(pair.Second - pair.First, -Tolerance(pair.First), Tolerance(pair.First)));
        Assert.All(keys.Zip(run.Keys), pair => Assert.InRange(pair.Second - pair.First, -Tolerance(pair.First), Tolerance(pair.First)));
        Assert.Equal(values, run.Values);

        double Tolerance(double value) => (Math.Abs(value) * precision) + 1e-4;
    }

    private static AttentionCase Case(int head, int keyValueHeads, int group, int block, int[] past, bool isBrain, int seed) =>
        new(head, keyValueHeads, group, block, [.. past.Select(p => (p, 1))], seed) { Round = x => NarrowNumbers.Round(x, isBrain ? DataType.Bfloat16 : DataType.Float16) };
}
