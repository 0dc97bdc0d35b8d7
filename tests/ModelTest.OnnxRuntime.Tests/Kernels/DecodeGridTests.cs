using CsCheck;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>How work is spread.</summary>
public sealed class DecodeGridTests
{
    private static readonly Gen<(DecodeCall Call, int Processors)> CaseGen =
        from sequences in Gen.Int[1, 300]
        from keyValueHeads in Gen.Int[1, 16]
        from @group in Gen.Int[1, 40]
        from most in Gen.Int[1, 40000]
        from processors in Gen.Int[1, 200]
        select (new DecodeCall(sequences, keyValueHeads * @group, keyValueHeads, 128, 1, 128, 1, 1, most), processors);

    [Fact]
    public void Every_token_and_every_head_is_some_group_s_and_parts_have_room() => CaseGen.Sample(x =>
    {
        var (call, grid) = (x.Call, DecodeGrid.Of(x.Call, x.Processors));
        Assert.InRange(grid.Splits, 1, (call.MostTokens / 64) + 1);
        var pairs = (call.Heads / call.KeyValueHeads + 1) / 2;
        // No more is left over than what groups of one size leave.
        Assert.InRange(grid.Chunks * grid.Pairs, pairs, pairs + grid.Chunks - 1);
        Assert.InRange(grid.Threads, 128, 512);
        Assert.InRange(grid.Splits == 1 ? 0 : call.Sequences * call.Heads * grid.Splits, 0, DecodeGrid.MostParts(x.Processors));
    });

    // An H100 has 132 processors.
    [Theory]
    [InlineData(256, 1)]
    [InlineData(64, 1)]
    [InlineData(32, 2)]
    [InlineData(8, 10)]
    [InlineData(1, 11)]
    public void Few_sequences_are_split_so_that_the_gpu_is_full(int sequences, int splits)
    {
        var grid = DecodeGrid.Of(new DecodeCall(sequences, 16, 8, 128, 1, 128, 1, 1, 701), 132);
        Assert.Equal((splits, 1, 128), (grid.Splits, grid.Chunks, grid.Threads));
    }
}
