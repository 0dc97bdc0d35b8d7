using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>The calls of the driver, against a stand-in with cuda.h's signatures: what is computed on a GPU is not tested here.</summary>
public sealed class CudaDeviceTests
{
    [Fact]
    public void The_driver_tells_what_there_is()
    {
        var driver = CudaDriver.Load(FakeDriver.Path())!;
        Assert.Equal(new Version(13, 2), driver.Version);
        Assert.Equal(2, driver.DeviceCount);
        Assert.Equal(new Gpu("Fake 1", new Version(9, 1), 1 << 20, 1 << 20), Gpu.Read(driver, 1, memory: true));
    }

    [Fact]
    public void A_library_that_is_not_there_is_no_driver() => Assert.Null(CudaDriver.Load("libnosuchdriver.so.1"));

    [Fact]
    public void A_call_that_fails_is_an_error_with_the_driver_s_words()
    {
        var driver = CudaDriver.Load(FakeDriver.Path())!;
        var error = Assert.Throws<CudaException>(() => driver.Name(5));
        Assert.Equal("cuDeviceGet: some error (CUDA error 101)", error.Message);
    }

    [Fact]
    public void Bytes_travel_to_the_device_and_back()
    {
        using var device = Device();
        var memory = device.Allocate(1000, clear: true);
        var staging = device.AllocateStaging(1000);
        Marshal.Copy(new byte[] { 1, 2, 3 }, 0, staging, 3);
        device.Upload(staging, memory + 10, 3);
        device.Synchronize();
        var back = new byte[1000];
        Marshal.Copy(device.Download(memory, staging, 1000), back, 0, 1000);
        device.Synchronize();
        Assert.Equal([.. new byte[10], 1, 2, 3, .. new byte[987]], back);
    }

    [Fact]
    public void Pieces_are_copied_at_their_stride()
    {
        using var device = Device();
        var memory = device.Allocate(100, clear: false);
        Marshal.Copy(Enumerable.Range(0, 100).Select(i => (byte)i).ToArray(), 0, memory, 100);
        // From 5, 35, 65 to 15, 45, 75: three bytes each.
        device.CopyPieces(memory + 5, memory + 15, 3, 30, 3);
        device.Synchronize();
        var expected = Enumerable.Range(0, 100).Select(i => (byte)(i % 30 is >= 15 and < 18 && i < 90 ? i - 10 : i)).ToArray();
        var actual = new byte[100];
        Marshal.Copy(memory, actual, 0, 100);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Memory_that_cannot_be_had_is_an_error_that_says_how_much_is_free_and_all_is_given_back()
    {
        var driver = CudaDriver.Load(FakeDriver.Path())!;
        driver.Enter(0);
        var free = driver.Memory().Free;
        using (var device = new CudaDevice(driver, 0, capture: false))
        {
            device.Allocate(1000, clear: false);
            var error = Assert.Throws<InputException>(() => device.Allocate(3L << 30, clear: false));
            Assert.Contains("cuda:0: 3.0 GiB cannot be had: 0.0 GiB are free.", error.Message, StringComparison.Ordinal);
            Assert.Equal(free - 1000, device.FreeBytes);
        }
        driver.Enter(0);
        Assert.Equal(free, driver.Memory().Free);
    }

    private static CudaDevice Device() => new(CudaDriver.Load(FakeDriver.Path())!, 1, capture: true);
}
