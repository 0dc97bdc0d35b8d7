using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>The kernel's assembly, against the formula in double precision.</summary>
public sealed class ActivationKernelTests
{
    [Theory]
    [InlineData((int)DataType.Bfloat16, 1.0 / 256)]
    [InlineData((int)DataType.Float16, 1.0 / 2048)]
    public void Is_the_formula_rounded_once(int number, double precision)
    {
        var type = (DataType)number;
        using var gpu = new FakeGpu(runs: true);
        const int Rows = 3;
        const int Width = 614;
        var random = new Random(5);
        // Gates from -12 to 12: small results are as exact as large ones.
        var input = NarrowNumbers.Round([.. Enumerable.Range(0, 2 * Rows * Width).Select(_ => (random.NextSingle() * 24) - 12)], type);
        var gateAndUp = new HostTensor(input, type);
        var output = new HostTensor([.. Enumerable.Repeat(float.NaN, Rows * Width)], type);
        using var kernels = new CudaKernels(gpu.Driver, 7, KernelPtx.Of(type), 1, 0);
        gpu.Run(() => kernels.Activate(new ActivationCall(Rows, Width, gateAndUp.Address, output.Address)));
        var actual = output.Numbers(type);
        for (var i = 0; i < actual.Length; i++)
        {
            var (gate, up) = ((double)input[((i / Width) * 2 * Width) + (i % Width)], (double)input[((i / Width) * 2 * Width) + Width + (i % Width)]);
            var expected = gate / (1 + Math.Exp(-gate)) * up;
            Assert.InRange(actual[i] - expected, -(Math.Abs(expected) * precision) - 1e-6, (Math.Abs(expected) * precision) + 1e-6);
        }
        GC.KeepAlive(gateAndUp);
    }
}
