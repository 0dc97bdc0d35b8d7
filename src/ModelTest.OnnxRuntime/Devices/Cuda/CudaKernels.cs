using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>Runs our kernels on a GPU, on the stream that sessions compute on.</summary>
internal sealed unsafe class CudaKernels : IDeviceKernels
{
    private readonly CudaDriver driver;
    private readonly nint stream;
    private readonly int processors;
    private readonly nint parts;
    private readonly List<nint> modules = [];
    private readonly nint attend;
    private readonly nint combine;
    private readonly nint activate;

    /// <summary>Has the driver compile the kernels for the current device.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="ptx">The kernels.</param>
    /// <param name="processors">The device's multiprocessors.</param>
    /// <param name="parts">Memory on the device for <see cref="DecodeGrid.MostParts"/> parts.</param>
    public CudaKernels(CudaDriver driver, nint stream, KernelPtx ptx, int processors, nint parts)
    {
        (this.driver, this.stream, this.processors, this.parts) = (driver, stream, processors, parts);
        try
        {
            (attend, combine, activate) = (Load(ptx.Attend), Load(ptx.Combine), Load(ptx.Activate));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Provider => "CUDAExecutionProvider";

    public void Attend(in DecodeCall call)
    {
        var grid = DecodeGrid.Of(call, processors);
        var sizes = new DecodeSizes(call, grid);
        // Lengths in pairs of elements.
        var token = (call.Heads + (2L * call.KeyValueHeads)) * call.HeadSize / 2;
        var cache = (long)call.Blocks * call.BlockSize * call.KeyValueHeads * call.HeadSize / 2;
        var angles = (long)call.Positions * call.HeadSize / 4;
        var output = new View(call.Output, (long)call.Sequences * call.Heads * call.HeadSize / 2);
        var sums = new View(parts, (long)DecodeGrid.MostParts(processors) * DecodeSizes.PartSize);
        // Not read where there are no norms; a view of something all the same.
        var (queryNorm, keyNorm) = call.QueryNorm != 0 ? (call.QueryNorm, call.KeyNorm) : (call.Cos, call.Cos);
        var views = stackalloc View[]
        {
            new(call.Packed, call.Sequences * token), new(call.KeyCache, cache), new(call.ValueCache, cache), new(call.Past, call.Sequences),
            new(call.Table, (long)call.Sequences * call.TableWidth), new(call.Cos, angles), new(call.Sin, angles),
            new(queryNorm, call.HeadSize / 2), new(keyNorm, call.HeadSize / 2), output, sums,
        };
        const int Views = 11;
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

    public void Activate(in ActivationCall call)
    {
        var width = call.Width / 2;
        var (gateAndUp, output) = (new View(call.GateAndUp, 2L * call.Rows * width), new View(call.Output, (long)call.Rows * width));
        var parameters = stackalloc nint[] { (nint)(&gateAndUp), (nint)(&output), (nint)(&width) };
        const int Threads = ActivationKernel.Threads;
        driver.Launch(activate, (call.Rows, (width + Threads - 1) / Threads, 1), Threads, parameters, stream);
    }

    public void Dispose() => modules.ForEach(driver.TryUnloadModule);

    private nint Load(KernelPtx.Module ptx)
    {
        modules.Add(driver.LoadModule(ptx.Text));
        return driver.Kernel(modules[^1], ptx.Name);
    }

    // ILGPU's view as a kernel's parameter.
    private readonly record struct View(nint Address, long Length);
}
