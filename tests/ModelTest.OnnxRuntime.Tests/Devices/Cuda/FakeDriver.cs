using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>The driver of FakeDriver.c, compiled once.</summary>
internal static class FakeDriver
{
    private static readonly Lazy<string?> Library = new(Compile);

    // Lives as long as the process, which has the library loaded.
    private static readonly TemporaryFolder Folder = new();

    /// <summary>The library; skips the test where there is no C compiler.</summary>
    public static string Path()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the driver's stand-in is compiled on Linux only");
        Assert.SkipWhen(Library.Value is null, "there is no C compiler (cc) to make the driver's stand-in with");
        return Library.Value!;
    }

    private static string? Compile()
    {
        var library = Folder["libfakecuda.so"];
        try
        {
            using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-o", library, Source()]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? library : throw new InvalidOperationException("FakeDriver.c does not compile");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Source([CallerFilePath] string here = "") => System.IO.Path.ChangeExtension(here, ".c");
}
