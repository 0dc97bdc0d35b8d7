using System.Text.RegularExpressions;
using ModelTest.OnnxRuntime.Attention.Decoding;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Attention.Decoding;

/// <summary>The assembly that goes to the driver: what the launch counts on.</summary>
public sealed class DecodePtxTests
{
    [Theory]
    [InlineData((int)DataType.Bfloat16)]
    [InlineData((int)DataType.Float16)]
    public void Parameters_are_views_and_the_sizes(int type)
    {
        var ptx = DecodePtx.Of((DataType)type);
        Assert.Equal([.. Enumerable.Repeat("8[16]", 9), "4[36]"], Parameters(ptx.Attend));
        Assert.Equal(["8[16]", "8[16]", "4[36]"], Parameters(ptx.Combine));
        Assert.Contains($".entry {ptx.Attend.Name}(", ptx.Attend.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)DataType.Bfloat16)]
    [InlineData((int)DataType.Float16)]
    public void Everything_stays_in_registers_and_nothing_is_called(int type)
    {
        var text = DecodePtx.Of((DataType)type).Attend.Text;
        Assert.DoesNotContain(".local", text, StringComparison.Ordinal);
        Assert.DoesNotContain("call", text, StringComparison.Ordinal);
        Assert.Contains(".target sm_80", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_types_are_refused() => Assert.Throws<NotSupportedException>(() => DecodePtx.Of(DataType.Float));

    private static IEnumerable<string> Parameters(DecodePtx.Module module) =>
        Regex.Matches(module.Text, @"^\s*\.param \.align (\d+) \.b8 \w+(\[\d+\])", RegexOptions.Multiline).Select(m => m.Groups[1].Value + m.Groups[2].Value);
}
