using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>
/// The functions of the CUDA driver that are needed beside ONNX Runtime: which devices there are, memory and copies on them, and kernels of our own. The driver's
/// library comes with the driver; no toolkit is needed for it.
/// </summary>
internal sealed unsafe class CudaDriver
{
    private const int Major = 75;
    private const int Minor = 76;
    private const int MultiprocessorCount = 16;

    private readonly nint library;

    private CudaDriver(nint library) => this.library = library;

    /// <summary>The name of the driver's library on this system.</summary>
    public static string LibraryName => OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1";

    /// <summary>The newest CUDA version that the driver knows, such as 13.0.</summary>
    public Version Version
    {
        get
        {
            int version;
            Call("cuDriverGetVersion", ((delegate* unmanaged<int*, int>)Function("cuDriverGetVersion"))(&version));
            return new Version(version / 1000, version % 1000 / 10);
        }
    }

    /// <summary>How many devices there are.</summary>
    public int DeviceCount
    {
        get
        {
            int count;
            Call("cuDeviceGetCount", ((delegate* unmanaged<int*, int>)Function("cuDeviceGetCount"))(&count));
            return count;
        }
    }

    /// <summary>Loads and initializes the driver.</summary>
    /// <param name="path">The library.</param>
    /// <returns>The driver, or null when there is no such library.</returns>
    /// <exception cref="CudaException">The driver does not work; <see cref="CudaException.NoDevice"/> without a device.</exception>
    public static CudaDriver? Load(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var library))
        {
            return null;
        }
        var driver = new CudaDriver(library);
        driver.Call("cuInit", ((delegate* unmanaged<uint, int>)driver.Function("cuInit"))(0));
        return driver;
    }

    /// <summary>What a device is called.</summary>
    public string Name(int device)
    {
        var name = stackalloc byte[256];
        Call("cuDeviceGetName", ((delegate* unmanaged<byte*, int, int, int>)Function("cuDeviceGetName"))(name, 255, Handle(device)));
        return Marshal.PtrToStringUTF8((nint)name)!;
    }

    /// <summary>A device's compute capability, such as 9.0.</summary>
    public Version Capability(int device) => new(Attribute(device, Major), Attribute(device, Minor));

    /// <summary>A device's multiprocessors.</summary>
    public int Processors(int device) => Attribute(device, MultiprocessorCount);

    /// <summary>Makes a device's primary context, the one that the CUDA runtime uses too, that of the calling thread.</summary>
    public void Enter(int device)
    {
        nint context;
        Call("cuDevicePrimaryCtxRetain", ((delegate* unmanaged<nint*, int, int>)Function("cuDevicePrimaryCtxRetain"))(&context, Handle(device)));
        Call("cuCtxSetCurrent", ((delegate* unmanaged<nint, int>)Function("cuCtxSetCurrent"))(context));
    }

    /// <summary>Gives back what <see cref="Enter"/> took; whether that works is not told.</summary>
    public void TryLeave(int device)
    {
        ((delegate* unmanaged<nint, int>)Function("cuCtxSetCurrent"))(0);
        int handle;
        if (((delegate* unmanaged<int*, int, int>)Function("cuDeviceGet"))(&handle, device) == 0)
        {
            ((delegate* unmanaged<int, int>)Function("cuDevicePrimaryCtxRelease_v2"))(handle);
        }
    }

    /// <summary>Memory of the current device, in bytes.</summary>
    public (long Free, long Total) Memory()
    {
        nuint free, total;
        Call("cuMemGetInfo", ((delegate* unmanaged<nuint*, nuint*, int>)Function("cuMemGetInfo_v2"))(&free, &total));
        return ((long)free, (long)total);
    }

    public nint CreateStream()
    {
        const uint NonBlocking = 1;
        nint stream;
        Call("cuStreamCreate", ((delegate* unmanaged<nint*, uint, int>)Function("cuStreamCreate"))(&stream, NonBlocking));
        return stream;
    }

    public void TryDestroyStream(nint stream) => ((delegate* unmanaged<nint, int>)Function("cuStreamDestroy_v2"))(stream);

    public void Synchronize(nint stream) =>
        Call("cuStreamSynchronize", ((delegate* unmanaged<nint, int>)Function("cuStreamSynchronize"))(stream));

    public void TrySynchronize(nint stream) => ((delegate* unmanaged<nint, int>)Function("cuStreamSynchronize"))(stream);

    public nint Allocate(long bytes)
    {
        nint memory;
        Call("cuMemAlloc", ((delegate* unmanaged<nint*, nuint, int>)Function("cuMemAlloc_v2"))(&memory, (nuint)bytes));
        return memory;
    }

    public void TryFree(nint memory) => ((delegate* unmanaged<nint, int>)Function("cuMemFree_v2"))(memory);

    /// <summary>Memory of the host that the device reads and writes itself.</summary>
    public nint AllocateHost(long bytes)
    {
        nint memory;
        Call("cuMemAllocHost", ((delegate* unmanaged<nint*, nuint, int>)Function("cuMemAllocHost_v2"))(&memory, (nuint)bytes));
        return memory;
    }

    public void TryFreeHost(nint memory) => ((delegate* unmanaged<nint, int>)Function("cuMemFreeHost"))(memory);

    public void Clear(nint memory, long bytes, nint stream) =>
        Call("cuMemsetD8Async", ((delegate* unmanaged<nint, byte, nuint, nint, int>)Function("cuMemsetD8Async"))(memory, 0, (nuint)bytes, stream));

    public void Upload(nint source, nint target, long bytes, nint stream) =>
        Call("cuMemcpyHtoDAsync", ((delegate* unmanaged<nint, nint, nuint, nint, int>)Function("cuMemcpyHtoDAsync_v2"))(target, source, (nuint)bytes, stream));

    public void Download(nint source, nint target, long bytes, nint stream) =>
        Call("cuMemcpyDtoHAsync", ((delegate* unmanaged<nint, nint, nuint, nint, int>)Function("cuMemcpyDtoHAsync_v2"))(target, source, (nuint)bytes, stream));

    public void Copy(CudaCopy2D copy, nint stream) =>
        Call("cuMemcpy2DAsync", ((delegate* unmanaged<CudaCopy2D*, nint, int>)Function("cuMemcpy2DAsync_v2"))(&copy, stream));

    /// <summary>Compiles a module for the current device.</summary>
    /// <param name="ptx">Its assembly.</param>
    /// <exception cref="CudaException">The driver does not take it; the message has what it says of it.</exception>
    public nint LoadModule(string ptx)
    {
        const int ErrorLog = 5;
        const int ErrorLogSize = 6;
        const int Size = 4096;
        var text = Marshal.StringToCoTaskMemUTF8(ptx);
        try
        {
            var log = stackalloc byte[Size];
            log[0] = 0;
            var options = stackalloc int[] { ErrorLog, ErrorLogSize };
            var values = stackalloc nint[] { (nint)log, Size };
            nint module;
            var load = (delegate* unmanaged<nint*, nint, uint, int*, nint*, int>)Function("cuModuleLoadDataEx");
            Call("cuModuleLoadDataEx", load(&module, text, 2, options, values), () => Marshal.PtrToStringUTF8((nint)log));
            return module;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    public void TryUnloadModule(nint module) => ((delegate* unmanaged<nint, int>)Function("cuModuleUnload"))(module);

    /// <summary>A kernel of a module.</summary>
    public nint Kernel(nint module, string name)
    {
        var text = Marshal.StringToCoTaskMemUTF8(name);
        try
        {
            nint kernel;
            Call("cuModuleGetFunction", ((delegate* unmanaged<nint*, nint, nint, int>)Function("cuModuleGetFunction"))(&kernel, module, text));
            return kernel;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Runs a kernel, in the order of a stream.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="grid">Groups of threads.</param>
    /// <param name="threads">Threads of a group.</param>
    /// <param name="parameters">Where its parameters are; read before this returns.</param>
    /// <param name="stream">The stream.</param>
    public void Launch(nint kernel, (int X, int Y, int Z) grid, int threads, nint* parameters, nint stream) => Call(
        "cuLaunchKernel",
        ((delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int>)Function("cuLaunchKernel"))(
            kernel, (uint)grid.X, (uint)grid.Y, (uint)grid.Z, (uint)threads, 1, 1, 0, stream, parameters, null));

    private int Attribute(int device, int attribute)
    {
        int value;
        Call("cuDeviceGetAttribute", ((delegate* unmanaged<int*, int, int, int>)Function("cuDeviceGetAttribute"))(&value, attribute, Handle(device)));
        return value;
    }

    private int Handle(int device)
    {
        int handle;
        Call("cuDeviceGet", ((delegate* unmanaged<int*, int, int>)Function("cuDeviceGet"))(&handle, device));
        return handle;
    }

    private nint Function(string name) => NativeLibrary.GetExport(library, name);

    private void Call(string name, int result, Func<string?>? more = null)
    {
        if (result == 0)
        {
            return;
        }
        nint text;
        var known = ((delegate* unmanaged<int, nint*, int>)Function("cuGetErrorString"))(result, &text) == 0;
        var said = known ? Marshal.PtrToStringUTF8(text)! : "unknown error";
        throw new CudaException(name, result, more?.Invoke() is { Length: > 0 } log ? $"{said} ({log.Trim()})" : said);
    }
}
