using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>What the driver's stand-in does with the kernels that this thread launches.</summary>
internal sealed unsafe class FakeGpu : IDisposable
{
    [ThreadStatic]
    private static FakeGpu? current;

    private readonly bool runs;
    private readonly List<FakeLaunch> launches = [];
    private Exception? failure;

    /// <summary>Keeps the launches of this thread, until it is disposed of.</summary>
    /// <param name="runs">Whether it also runs what is launched, by its assembly.</param>
    public FakeGpu(bool runs)
    {
        this.runs = runs;
        Driver = CudaDriver.Load(FakeDriver.Path())!;
        ((delegate* unmanaged<delegate* unmanaged<byte*, uint*, uint*, uint, nint, nint*, int>, void>)Export("fakeObserve"))(&OnLaunch);
        current = this;
    }

    public CudaDriver Driver { get; }

    /// <summary>Modules that this thread has loaded.</summary>
    public static int Modules => ((delegate* unmanaged<int>)Export("fakeModules"))();

    /// <summary>The launches since the last call.</summary>
    public List<FakeLaunch> TakeAll()
    {
        List<FakeLaunch> all = [.. launches];
        launches.Clear();
        return all;
    }

    /// <summary>Does what launches kernels.</summary>
    /// <exception cref="InvalidOperationException">A kernel did what none may.</exception>
    public void Run(Action launching)
    {
        try
        {
            launching();
        }
        catch (CudaException) when (failure is not null)
        {
            throw failure;
        }
    }

    public void Dispose() => current = null;

    private static nint Export(string name) => NativeLibrary.GetExport(NativeLibrary.Load(FakeDriver.Path()), name);

    [UnmanagedCallersOnly]
    private static int OnLaunch(byte* text, uint* grid, uint* block, uint shared, nint stream, nint* parameters)
    {
        const int LaunchFailed = 719;
        if (current is not { } gpu)
        {
            return LaunchFailed;
        }
        // Exceptions do not pass through the driver.
        try
        {
            var kernel = PtxKernel.Of(Marshal.PtrToStringAnsi((nint)text)!);
            var values = kernel.ParameterSizes.Select((size, i) => new ReadOnlySpan<byte>((void*)parameters[i], size).ToArray()).ToArray();
            var launch = new FakeLaunch(new ReadOnlySpan<uint>(grid, 3).ToArray(), new ReadOnlySpan<uint>(block, 3).ToArray(), shared, stream, values);
            gpu.launches.Add(launch);
            if (gpu.runs)
            {
                PtxLaunch.Run(kernel, launch.Grid, (int)launch.Block[0], values);
            }
            return 0;
        }
        catch (Exception e)
        {
            gpu.failure = e;
            return LaunchFailed;
        }
    }
}
