using System.Numerics;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Attention;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>One call of the kernels on ILGPU's CPU, where every thread of a group is a thread.</summary>
internal sealed class DecodeKernelRun
{
    // All threads there are wait at every barrier: so there are hardly more than a group has. ILGPU wants a power of two.
    private static readonly Lazy<CPUAccelerator>[] Accelerators =
        [.. Enumerable.Range(1, DecodeGrid.MostPairs).Select(pairs => new Lazy<CPUAccelerator>(() => NewAccelerator(DecodeGrid.WarpsPerPair * (int)BitOperations.RoundUpToPowerOf2((uint)pairs))))];

    private readonly Accelerator accelerator;
    private readonly DataType type;

    /// <summary>Runs the kernels.</summary>
    /// <param name="c">The tensors, of numbers that the type has.</param>
    /// <param name="type">The type.</param>
    /// <param name="processors">Multiprocessors that the work is spread over.</param>
    /// <param name="most">An upper bound of the tokens; 0: as many as there are.</param>
    public DecodeKernelRun(AttentionCase c, DataType type, int processors, int most)
    {
        SkipUnlessWanted();
        this.type = type;
        var call = new DecodeCall(
            c.Lengths.Length, c.Heads, c.KeyValueHeads, c.Head, (int)c.CacheShape[0], c.Block, c.TableWidth, AttentionCase.Positions, Math.Max(most, c.Lengths.Max(l => l.Past) + 1))
        {
            // Where they are is told to the kernel by its views.
            QueryNorm = c.HasNorms ? 1 : 0,
            Epsilon = AttentionCase.Epsilon,
        };
        Grid = DecodeGrid.Of(call, processors);
        accelerator = Accelerators[Grid.Pairs - 1].Value;
        var (cos, sin) = c.Rotary();
        var caches = c.Caches();
        using var keys = Allocate(caches.Keys);
        using var values = Allocate(caches.Values);
        using var packed = Allocate(c.Packed());
        using var past = accelerator.Allocate1D(c.Lengths.Select(l => l.Past).ToArray());
        using var table = accelerator.Allocate1D(c.Table());
        using var cosines = Allocate(cos);
        using var sines = Allocate(sin);
        using var queryNorm = Allocate(c.Norms().Query);
        using var keyNorm = Allocate(c.Norms().Key);
        using var output = Allocate([.. Enumerable.Repeat(float.NaN, c.Tokens * c.Heads * c.Head)]);
        using var parts = accelerator.Allocate1D(Enumerable.Repeat(float.NaN, call.Sequences * call.Heads * Grid.Splits * DecodeSizes.PartSize).ToArray());
        var sizes = new DecodeSizes(call, Grid);
        var launch = new KernelConfig(new Index3D(Grid.Splits, call.KeyValueHeads * Grid.Chunks, call.Sequences), new Index3D(Grid.Threads, 1, 1));
        if (type == DataType.Bfloat16)
        {
            Launch<BFloat16Pair>();
        }
        else
        {
            Launch<Float16Pair>();
        }
        accelerator.Synchronize();
        (Output, Keys, Values) = (Read(output), Read(keys), Read(values));

        void Launch<T>()
            where T : struct, IElementPair
        {
            var attend = accelerator.LoadStreamKernel<
                ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>, ArrayView<int>,
                ArrayView<float>, DecodeSizes>(DecodeKernel.Attend<T>);
            attend(launch, packed.View, keys.View, values.View, past.View, table.View, cosines.View, sines.View, queryNorm.View, keyNorm.View, output.View, parts.View, sizes);
            if (Grid.Splits > 1)
            {
                var combine = accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<int>, DecodeSizes>(DecodeKernel.Combine<T>);
                combine(new KernelConfig(new Index2D(call.Heads, call.Sequences), new Index2D(DecodeGrid.Warp, 1)), parts.View, output.View, sizes);
            }
        }
    }

    public DecodeGrid Grid { get; }

    public float[] Output { get; }

    public float[] Keys { get; }

    public float[] Values { get; }

    /// <summary>
    /// Skips the test in a plain run: hundreds of threads that wait for each other take the processor from all other tests. .ci/run, which runs one
    /// project at a time, wants it.
    /// </summary>
    public static void SkipUnlessWanted() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("MODELTEST_KERNELS") == "1", "kernels run on ILGPU's CPU with MODELTEST_KERNELS=1 only: their threads slow all other tests");

    private static CPUAccelerator NewAccelerator(int warps)
    {
        var context = Context.Create(builder => builder.CPU(new CPUDevice(DecodeGrid.Warp, warps, numMultiprocessors: 1)));
        return context.GetCPUDevice(0).CreateCPUAccelerator(context);
    }

    private MemoryBuffer1D<int, Stride1D.Dense> Allocate(float[] numbers) =>
        accelerator.Allocate1D(MemoryMarshal.Cast<byte, int>(TypeConversion.Bytes(numbers, type)).ToArray());

    private float[] Read(MemoryBuffer1D<int, Stride1D.Dense> buffer) => NarrowNumbers.Read(MemoryMarshal.AsBytes<int>(buffer.GetAsArray1D()), type);
}
