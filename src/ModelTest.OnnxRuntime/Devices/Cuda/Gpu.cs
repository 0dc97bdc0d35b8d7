namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>A GPU.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Capability">Its compute capability.</param>
/// <param name="FreeBytes">Memory that is free; 0 where it was not asked for.</param>
/// <param name="TotalBytes">Memory it has; 0 where it was not asked for.</param>
internal sealed record Gpu(string Name, Version Capability, long FreeBytes, long TotalBytes)
{
    /// <summary>Asks the driver.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="index">The GPU's number.</param>
    /// <param name="memory">Whether to ask for its memory.</param>
    public static Gpu Read(CudaDriver driver, int index, bool memory)
    {
        var gpu = new Gpu(driver.Name(index), driver.Capability(index), 0, 0);
        if (!memory)
        {
            return gpu;
        }
        driver.Enter(index);
        try
        {
            var (free, total) = driver.Memory();
            return gpu with { FreeBytes = free, TotalBytes = total };
        }
        finally
        {
            driver.TryLeave(index);
        }
    }
}
