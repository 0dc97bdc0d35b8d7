using ModelTest.OnnxRuntime.Kernels;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>What NVIDIA's assembler says of the kernels, for an A100 and an H100.</summary>
public sealed class KernelAssemblyTests
{
    private const int RegistersOfMultiprocessor = 65536;

    [Fact]
    public void Registers_are_enough_and_fill_a_multiprocessor()
    {
        foreach (var architecture in new[] { "sm_80", "sm_90" })
        {
            Check(KernelPtx.Of(DataType.Bfloat16), architecture);
            Check(KernelPtx.Of(DataType.Float16), architecture);
        }
    }

    private static void Check(KernelPtx ptx, string architecture)
    {
        var (attend, combine, activate) = (Ptxas.Assemble(ptx.Attend, architecture), Ptxas.Assemble(ptx.Combine, architecture), Ptxas.Assemble(ptx.Activate, architecture));
        // For twice as many threads, the assembler keeps a few numbers elsewhere while the loop runs on an A100.
        Assert.InRange(attend.SpilledBytes, 0, 64);
        Assert.Equal((0, 0), (combine.SpilledBytes, activate.SpilledBytes));
        // Registers are given out eight at a time.
        var threads = DecodeGrid.Warp * DecodeGrid.WarpsPerProcessor;
        Assert.InRange(attend.Registers, 1, RegistersOfMultiprocessor / threads / 8 * 8);
        Assert.True(threads >= DecodeGrid.MostThreads);
        // As many threads as a multiprocessor takes.
        Assert.InRange(combine.Registers, 1, RegistersOfMultiprocessor / 2048);
        Assert.InRange(activate.Registers, 1, RegistersOfMultiprocessor / 2048);
    }
}
