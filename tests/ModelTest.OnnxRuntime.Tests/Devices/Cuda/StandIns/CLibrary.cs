using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>Compiles the C files of this folder.</summary>
internal static class CLibrary
{
    private static readonly Lazy<bool> HasCompiler = new(() =>
    {
        try
        {
            Run("cc", "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    /// <summary>Skips a test that needs what cannot be compiled here.</summary>
    public static void SkipUnlessCompiled()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "stand-ins of CUDA's libraries are compiled on Linux only");
        Assert.SkipUnless(HasCompiler.Value, "there is no C compiler (cc) to make stand-ins of CUDA's libraries with");
    }

    /// <summary>Runs a compiler, or a script that does.</summary>
    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Here(), RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed");
        }
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
