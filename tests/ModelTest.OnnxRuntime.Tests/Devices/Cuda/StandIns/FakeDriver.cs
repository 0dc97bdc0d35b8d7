using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>The driver of FakeDriver.c, compiled once.</summary>
internal static class FakeDriver
{
    // Lives as long as the process, which has the library loaded.
    private static readonly TemporaryFolder Folder = new();

    private static readonly Lazy<bool> IsCompiled = new(() => CLibrary.Compile(Folder["libfakecuda.so"], "FakeDriver.c"));

    /// <summary>The library; skips the test where there is no C compiler.</summary>
    public static string Path()
    {
        CLibrary.SkipUnless(() => IsCompiled.Value);
        return Folder["libfakecuda.so"];
    }
}
