using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>The driver of FakeDriver.c alone, compiled once.</summary>
internal static class FakeDriver
{
    // Lives as long as the process, which has the library loaded.
    private static readonly TemporaryFolder Folder = new();

    private static readonly Lazy<string> Library = new(() =>
    {
        // By another name than the driver's, which would be taken for it.
        CLibrary.Run("cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", Folder["libfakecuda.so"], "FakeDriver.c");
        return Folder["libfakecuda.so"];
    });

    /// <summary>The library; skips the test where there is no C compiler.</summary>
    public static string Path()
    {
        CLibrary.SkipUnlessCompiled();
        return Library.Value;
    }
}
