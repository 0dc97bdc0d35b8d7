using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>What the driver is given to launch, against its stand-in.</summary>
public sealed class CudaKernelsTests
{
    // InternLM2-1.8B's heads; 3 blocks of 128 tokens.
    private static readonly DecodeCall Call = new(2, 16, 8, 128, 3, 128, 2, 4096, 60)
    {
        Epsilon = 1e-5f, Packed = 0x1000, KeyCache = 0x2000, ValueCache = 0x3000, Past = 0x4000, Table = 0x5000, Cos = 0x6000, Sin = 0x7000, Output = 0x8000,
    };

    [Fact]
    public void A_call_is_one_launch_where_sequences_are_whole_and_two_where_they_are_split()
    {
        using var gpu = new FakeGpu(runs: false);
        using var device = new CudaDevice(gpu.Driver, 1, capture: false);
        using (var kernels = device.NewKernels(DataType.Bfloat16))
        {
            Assert.Equal(3, FakeGpu.Modules);
            gpu.Run(() => kernels.Attend(Call));
            // Too short to be split.
            CheckAttend(Assert.Single(gpu.TakeAll()), Call, splits: 1);
            var one = Call with { Sequences = 1, KeyValueHeads = 4, Heads = 8, MostTokens = 150, QueryNorm = 0x9000, KeyNorm = 0xA000 };
            gpu.Run(() => kernels.Attend(one));
            var launches = gpu.TakeAll();
            Assert.Equal(2, launches.Count);
            CheckAttend(launches[0], one, splits: 3);
            var combine = launches[1];
            Assert.Equal([8, 1, 1], combine.Grid);
            Assert.Equal([32, 1, 1], combine.Block);
            Assert.Equal([launches[0].Views[10], launches[0].Views[9]], combine.Views);
            Assert.Equal(launches[0].Sizes, combine.Sizes);
        }
        Assert.Equal(0, FakeGpu.Modules);
    }

    [Fact]
    public void An_activation_has_a_thread_for_each_pair()
    {
        using var gpu = new FakeGpu(runs: false);
        using var device = new CudaDevice(gpu.Driver, 1, capture: false);
        using var kernels = device.NewKernels(DataType.Float16);
        gpu.Run(() => kernels.Activate(new ActivationCall(5, 516, 0x1000, 0x2000)));
        var launch = Assert.Single(gpu.TakeAll());
        // Five rows of 258 pairs.
        Assert.Equal([5, 2, 1], launch.Grid);
        Assert.Equal([256, 1, 1], launch.Block);
        Assert.Equal([new(0x1000, 2580), new(0x2000, 1290)], launch.Views);
        Assert.Equal([258], launch.Sizes);
    }

    [Fact]
    public void Assembly_that_the_driver_does_not_take_is_an_error_with_what_it_says()
    {
        var error = Assert.Throws<CudaException>(() => CudaDriver.Load(FakeDriver.Path())!.LoadModule("no assembly"));
        Assert.Equal("cuModuleLoadDataEx: a PTX JIT compilation failed (ptxas: line 1: syntax error) (CUDA error 218)", error.Message);
    }

    private static void CheckAttend(FakeLaunch launch, DecodeCall call, int splits)
    {
        Assert.Equal([(uint)splits, (uint)call.KeyValueHeads, (uint)call.Sequences], launch.Grid);
        Assert.Equal([128, 1, 1], launch.Block);
        Assert.Equal((0u, (nint)7), (launch.Shared, launch.Stream));
        var pairs = call.HeadSize / 2;
        var cache = 3 * 128 * call.KeyValueHeads * pairs;
        FakeLaunch.View[] expected =
        [
            new(0x1000, call.Sequences * (call.Heads + (2 * call.KeyValueHeads)) * pairs), new(0x2000, cache), new(0x3000, cache), new(0x4000, call.Sequences),
            new(0x5000, call.Sequences * 2), new(0x6000, 4096 * pairs / 2), new(0x7000, 4096 * pairs / 2),
            .. call.QueryNorm == 0 ? new FakeLaunch.View[] { new(0x6000, pairs), new(0x6000, pairs) } : [new(0x9000, pairs), new(0xA000, pairs)],
            new(0x8000, call.Sequences * call.Heads * pairs),
        ];
        Assert.Equal(expected, launch.Views.Take(10));
        var scale = BitConverter.SingleToInt32Bits((float)(Math.Log2(Math.E) / Math.Sqrt(128)));
        Assert.Equal([call.Heads, call.KeyValueHeads, 32, 7, 2, 1, splits, scale, call.QueryNorm == 0 ? 0 : 1, BitConverter.SingleToInt32Bits(1e-5f)], launch.Sizes);
    }
}
