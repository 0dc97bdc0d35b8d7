using ModelTest.OnnxRuntime.Attention.Decoding;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>Runs <see cref="DecodeKernel"/> on a GPU, on the stream that sessions compute on.</summary>
internal sealed unsafe class CudaDecodeAttention : IDecodeAttention
{
    private readonly CudaDriver driver;
    private readonly nint stream;
    private readonly int processors;
    private readonly nint parts;
    private readonly nint attendModule;
    private readonly nint combineModule;
    private readonly nint attend;
    private readonly nint combine;

    /// <summary>Has the driver compile the kernels for the current device.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="ptx">The kernels.</param>
    /// <param name="processors">The device's multiprocessors.</param>
    /// <param name="parts">Memory on the device for <see cref="DecodeGrid.MostParts"/> parts.</param>
    public CudaDecodeAttention(CudaDriver driver, nint stream, DecodePtx ptx, int processors, nint parts)
    {
        (this.driver, this.stream, this.processors, this.parts) = (driver, stream, processors, parts);
        attendModule = driver.LoadModule(ptx.Attend.Text);
        try
        {
            combineModule = driver.LoadModule(ptx.Combine.Text);
            attend = driver.Kernel(attendModule, ptx.Attend.Name);
            combine = driver.Kernel(combineModule, ptx.Combine.Name);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Provider => "CUDAExecutionProvider";

    public void Run(in DecodeCall call)
    {
        var grid = DecodeGrid.Of(call, processors);
        var sizes = new DecodeSizes(call, grid);
        // Lengths in pairs of elements.
        var token = (call.Heads + (2L * call.KeyValueHeads)) * call.HeadSize / 2;
        var cache = (long)call.Blocks * call.BlockSize * call.KeyValueHeads * call.HeadSize / 2;
        var angles = (long)call.Positions * call.HeadSize / 4;
        var output = new View(call.Output, (long)call.Sequences * call.Heads * call.HeadSize / 2);
        var sums = new View(parts, (long)DecodeGrid.MostParts(processors) * DecodeSizes.PartSize);
        var views = stackalloc View[]
        {
            new(call.Packed, call.Sequences * token), new(call.KeyCache, cache), new(call.ValueCache, cache), new(call.Past, call.Sequences),
            new(call.Table, (long)call.Sequences * call.TableWidth), new(call.Cos, angles), new(call.Sin, angles), output, sums,
        };
        const int Views = 9;
        var parameters = stackalloc nint[Views + 1];
        for (var i = 0; i < Views; i++)
        {
            parameters[i] = (nint)(views + i);
        }
        parameters[Views] = (nint)(&sizes);
        driver.Launch(attend, (grid.Splits, call.KeyValueHeads * grid.Chunks, call.Sequences), grid.Threads, parameters, stream);
        if (grid.Splits > 1)
        {
            var ofCombine = stackalloc nint[] { (nint)(&sums), (nint)(&output), (nint)(&sizes) };
            driver.Launch(combine, (call.Heads, call.Sequences, 1), DecodeGrid.Warp, ofCombine, stream);
        }
    }

    public void Dispose()
    {
        driver.TryUnloadModule(attendModule);
        if (combineModule != 0)
        {
            driver.TryUnloadModule(combineModule);
        }
    }

    // ILGPU's view as a kernel's parameter.
    private readonly record struct View(nint Address, long Length);
}
