using System.Diagnostics;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>
/// ONNX Runtime's own CUDA provider on stand-ins of CUDA's libraries: all is done but computing. In another process, which has them instead of real ones.
/// </summary>
internal static class FakeCuda
{
    // The log is the runtime's.
    private static readonly string[] Logging = ["-l:libcudart.so.13"];

    /// <summary>Does a <see cref="CudaRun"/>; skips the test where there is no C compiler.</summary>
    /// <param name="parts">What it is told.</param>
    /// <param name="model">The model's folder; null: the embedded one.</param>
    /// <returns>What a GPU was asked for, line by line.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string parts, string? model = null)
    {
        using var folder = new TemporaryFolder();
        CLibrary.SkipUnless(() => CompileAll(folder));
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(FakeCuda).Assembly.Location, CudaRun.Command, model ?? RepositoryPaths.TinyModel, .. parts.Split(' ')])
        {
            RedirectStandardError = true,
            Environment = { ["LD_LIBRARY_PATH"] = folder.Path, ["FAKE_CUDA_LOG"] = folder["log"], ["FAKE_CUDA_BYTES"] = $"{2L << 30}" },
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
        return File.ReadAllLines(folder["log"]);
    }

    private static bool CompileAll(TemporaryFolder folder) =>
        Compile(folder, "libcudart.so.13", "FakeRuntime.c")
        && Compile(folder, "libcublas.so.13", "FakeBlas.c", Logging)
        && Compile(folder, "libcublasLt.so.13", "FakeBlasLt.c", Logging)
        && Compile(folder, "libcurand.so.10", "FakeRand.c")
        && Compile(folder, CudaDriver.LibraryName, "FakeDriver.c", ["-Wl,--no-as-needed", .. Logging]);

    // By its name and the version of its symbols, as the provider asks for both.
    private static bool Compile(TemporaryFolder folder, string name, string source, params string[] options)
    {
        var versions = folder.Write($"{name}.map", $"{name} {{ *; }};");
        return CLibrary.Compile(folder[name], source, [$"-Wl,-soname,{name}", $"-Wl,--version-script={versions}", $"-L{folder.Path}", .. options]);
    }
}
