using System.Diagnostics;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>
/// ONNX Runtime's own CUDA provider on stand-ins of CUDA's libraries: all is done but computing. In another process, which has them instead of real ones.
/// </summary>
internal static class FakeCuda
{
    private static readonly TemporaryFolder Folder = new();

    private static readonly Lazy<string> Libraries = new(() =>
    {
        CLibrary.Run("bash", "compile", Folder.Path);
        return Folder.Path;
    });

    /// <summary>Does a <see cref="CudaRun"/>; skips the test where there is no C compiler.</summary>
    /// <param name="parts">What it is told.</param>
    /// <param name="model">The model's folder; null: the embedded one.</param>
    /// <returns>What a GPU was asked for, line by line.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string parts, string? model = null)
    {
        using var folder = new TemporaryFolder();
        var (code, error) = await StartAsync(folder, parts, model ?? RepositoryPaths.TinyModel);
        Assert.True(code == 0, error);
        return File.ReadAllLines(folder["log"]);
    }

    /// <summary>Does one that fails.</summary>
    /// <param name="variable">What makes it fail.</param>
    /// <param name="value">The variable's value.</param>
    /// <returns>What is said.</returns>
    public static async Task<string> FailAsync(string variable, long value)
    {
        using var folder = new TemporaryFolder();
        var (code, error) = await StartAsync(folder, "", RepositoryPaths.TinyModel, (variable, value));
        Assert.NotEqual(0, code);
        return error;
    }

    private static async Task<(int Code, string Error)> StartAsync(TemporaryFolder folder, string parts, string model, params (string Name, long Value)[] variables)
    {
        CLibrary.SkipUnlessCompiled();
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(FakeCuda).Assembly.Location, CudaRun.Command, model, .. parts.Split(' ')])
        {
            RedirectStandardError = true,
            Environment = { ["LD_LIBRARY_PATH"] = Libraries.Value, ["FAKE_CUDA_LOG"] = folder["log"], ["FAKE_CUDA_BYTES"] = $"{2L << 30}" },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = $"{value}";
        }
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
