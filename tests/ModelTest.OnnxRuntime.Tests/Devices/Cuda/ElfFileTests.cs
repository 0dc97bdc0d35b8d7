using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

public sealed class ElfFileTests
{
    [Fact]
    public void The_needs_of_ONNX_Runtime_s_own_library_are_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "libraries of Linux");
        var folder = Path.GetDirectoryName(typeof(ElfFileTests).Assembly.Location)!;
        var library = Directory.EnumerateFiles(folder, "libonnxruntime.so", SearchOption.AllDirectories).First();
        var needed = ElfFile.Needed(library);
        Assert.Contains("libc.so.6", needed);
        Assert.Contains("libstdc++.so.6", needed);
    }

    [Fact]
    public void Another_file_needs_nothing()
    {
        Assert.Empty(ElfFile.Needed(typeof(InferenceSession).Assembly.Location));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["short"], new byte[64]);
        Assert.Empty(ElfFile.Needed(folder["short"]));
    }
}
