using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>What is there for CUDA on this machine.</summary>
internal sealed record CudaFacts
{
    /// <summary>ONNX Runtime's CUDA provider, or null when the build has none.</summary>
    public string? Provider { get; init; }

    /// <summary>Libraries that the provider needs.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Those of them that cannot be loaded.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The CUDA version that the driver knows, or null without a driver.</summary>
    public Version? DriverVersion { get; init; }

    /// <summary>What the driver says when it does not work; null when it does.</summary>
    public string? DriverError { get; init; }

    /// <summary>The GPUs.</summary>
    public IReadOnlyList<Gpu> Gpus { get; init; } = [];

    /// <summary>Looks at this machine.</summary>
    /// <param name="indices">The GPUs whose memory is asked for, which makes a context on each.</param>
    public static CudaFacts Read(IReadOnlyList<int> indices)
    {
        var provider = FindProvider();
        if (provider is null)
        {
            return new CudaFacts();
        }
        var needed = ElfFile.Needed(provider);
        var facts = new CudaFacts { Provider = provider, Needed = needed };
        try
        {
            if (CudaDriver.Load(CudaDriver.LibraryName) is not { } driver)
            {
                return facts with { Missing = Unloadable(needed) };
            }
            facts = facts with { DriverVersion = driver.Version, Missing = Unloadable(needed) };
            return facts with { Gpus = [.. Enumerable.Range(0, driver.DeviceCount).Select(i => Gpu.Read(driver, i, indices.Contains(i)))] };
        }
        catch (CudaException e) when (e.Code == CudaException.OutOfMemory)
        {
            return facts with { DriverError = e.Message + ": something else has all of its memory" };
        }
        catch (CudaException e)
        {
            return facts with { DriverError = e.Message, Missing = Unloadable(needed) };
        }
    }

    private static string[] Unloadable(IReadOnlyList<string> names) => [.. names.Where(n => !NativeLibrary.TryLoad(n, out _))];

    // Beside the core library: in the folder of the assembly, or in the one for this system below it.
    private static string? FindProvider()
    {
        var file = OperatingSystem.IsWindows() ? "onnxruntime_providers_cuda.dll" : "libonnxruntime_providers_cuda.so";
        var folder = Path.GetDirectoryName(typeof(CudaFacts).Assembly.Location)!;
        // Not the runtime's own identifier, which may name a distribution.
        var system = (OperatingSystem.IsWindows() ? "win-" : "linux-") + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] places = [Path.Combine(folder, file), Path.Combine(folder, "runtimes", system, "native", file)];
        return places.FirstOrDefault(File.Exists);
    }
}
