using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>Compiles the C files of this folder.</summary>
internal static class CLibrary
{
    /// <summary>Compiles a library.</summary>
    /// <param name="path">The library.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">What the compiler is told beside.</param>
    /// <returns>False where there is no compiler.</returns>
    public static bool Compile(string path, string source, params string[] options)
    {
        try
        {
            using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", path, Path.Join(Here(), source), .. options]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? true : throw new InvalidOperationException($"{source} does not compile");
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Skips a test that needs what cannot be compiled here.</summary>
    public static void SkipUnless(Func<bool> compiles)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "stand-ins of CUDA's libraries are compiled on Linux only");
        Assert.SkipUnless(compiles(), "there is no C compiler (cc) to make stand-ins of CUDA's libraries with");
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
