using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>The kernel's C# on ILGPU's CPU, against the formula in double precision.</summary>
public sealed class ActivationKernelTests
{
    [Fact]
    public void Is_the_formula_rounded_once_in_bfloat16() => Check<BFloat16Pair>(DataType.Bfloat16, 1.0 / 256);

    [Fact]
    public void Is_the_formula_rounded_once_in_float16() => Check<Float16Pair>(DataType.Float16, 1.0 / 2048);

    private static void Check<T>(DataType type, double precision)
        where T : struct, IElementPair
    {
        DecodeKernelRun.SkipUnlessWanted();
        const int Rows = 3;
        const int Width = 202;
        var random = new Random(5);
        // Gates from -12 to 12: small results are as exact as large ones.
        var input = NarrowNumbers.Read(TypeConversion.Bytes([.. Enumerable.Range(0, 2 * Rows * Width).Select(_ => (random.NextSingle() * 24) - 12)], type), type);
        using var context = Context.Create(builder => builder.CPU(new CPUDevice(32, ActivationKernel.Threads / 32, 1)));
        using var accelerator = context.GetCPUDevice(0).CreateCPUAccelerator(context);
        using var gateAndUp = accelerator.Allocate1D(MemoryMarshal.Cast<byte, int>(TypeConversion.Bytes(input, type)).ToArray());
        using var output = accelerator.Allocate1D(Enumerable.Repeat(-1, Rows * Width / 2).ToArray());
        var kernel = accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>, int, int>(ActivationKernel.Run<T>);
        var groups = ((Rows * Width / 2) + ActivationKernel.Threads - 1) / ActivationKernel.Threads;
        kernel(new KernelConfig(groups, ActivationKernel.Threads), gateAndUp.View, output.View, Width / 2, Rows * Width / 2);
        accelerator.Synchronize();
        var actual = NarrowNumbers.Read(MemoryMarshal.AsBytes<int>(output.GetAsArray1D()), type);
        for (var i = 0; i < actual.Length; i++)
        {
            var (gate, up) = ((double)input[((i / Width) * 2 * Width) + (i % Width)], (double)input[((i / Width) * 2 * Width) + Width + (i % Width)]);
            var expected = gate / (1 + Math.Exp(-gate)) * up;
            Assert.InRange(actual[i] - expected, -(Math.Abs(expected) * precision) - 1e-6, (Math.Abs(expected) * precision) + 1e-6);
        }
    }
}
