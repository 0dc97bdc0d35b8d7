using System.Text.RegularExpressions;
using ModelTest.OnnxRuntime.Kernels;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>The assembly that goes to the driver: what the launch counts on.</summary>
public sealed class KernelPtxTests
{
    [Theory]
    [InlineData((int)DataType.Bfloat16)]
    [InlineData((int)DataType.Float16)]
    public void Parameters_are_views_and_the_sizes(int type)
    {
        var ptx = KernelPtx.Of((DataType)type);
        Assert.Equal([.. Enumerable.Repeat("8[16]", 11), "4[40]"], Parameters(ptx.Attend));
        Assert.Equal(["8[16]", "8[16]", "4[40]"], Parameters(ptx.Combine));
        Assert.Equal(["8[16]", "8[16]", ".b32"], Parameters(ptx.Activate));
        Assert.Contains($".entry {ptx.Attend.Name}(", ptx.Attend.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)DataType.Bfloat16)]
    [InlineData((int)DataType.Float16)]
    public void Nothing_is_indexed_in_local_memory_and_nothing_is_called(int type)
    {
        var ptx = KernelPtx.Of((DataType)type);
        var text = ptx.Attend.Text + ptx.Combine.Text + ptx.Activate.Text;
        Assert.DoesNotContain(".local", text, StringComparison.Ordinal);
        Assert.DoesNotContain("call", text, StringComparison.Ordinal);
        Assert.Contains(".target sm_80", text, StringComparison.Ordinal);
    }

    // A block's number, two pairs of each of four tokens' keys and values; and then eight sums over the lanes at once, the largest of scores, the sum of weights, and
    // what the values of two heads are multiplied by.
    [Theory]
    [InlineData((int)DataType.Bfloat16)]
    [InlineData((int)DataType.Float16)]
    public void All_of_a_round_is_asked_for_before_any_of_it_is_used(int type)
    {
        var lines = KernelPtx.Of((DataType)type).Attend.Text.Split('\n').Select(l => l.Trim());
        var kinds = string.Concat(lines.Select(l => l.StartsWith("ld.b32", StringComparison.Ordinal) ? "L" : l.StartsWith("shfl", StringComparison.Ordinal) ? "S" : ""));
        Assert.Contains(new string('L', 1 + (4 * 2 * 2)) + new string('S', 4 + 2 + 1 + 2 + 2 + 2 + (2 * 5)), kinds, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_group_is_promised_its_registers() =>
        Assert.Contains($".maxntid {DecodeGrid.MostThreads}, 1, 1", KernelPtx.Of(DataType.Bfloat16).Attend.Text, StringComparison.Ordinal);

    [Fact]
    public void Other_types_are_refused() => Assert.Throws<NotSupportedException>(() => KernelPtx.Of(DataType.Float));

    private static IEnumerable<string> Parameters(KernelPtx.Module module) =>
        Regex.Matches(module.Text, @"^\s*\.param (?:\.align (\d+) \.b8|(\.b32)) \w+(\[\d+\])?", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value);
}
