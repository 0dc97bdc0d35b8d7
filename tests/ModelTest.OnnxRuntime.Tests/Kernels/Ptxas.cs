using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>What NVIDIA's assembler makes of a kernel.</summary>
/// <param name="Registers">Registers of a thread.</param>
/// <param name="SpilledBytes">Bytes of a thread that find no register.</param>
internal sealed partial record Ptxas(int Registers, int SpilledBytes)
{
    private static readonly string Program = Environment.GetEnvironmentVariable("PTXAS") ?? "ptxas";

    /// <summary>Assembles a kernel; skips the test where there is no assembler.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="architecture">The GPU's, such as sm_90.</param>
    public static Ptxas Assemble(KernelPtx.Module kernel, string architecture)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["kernel.ptx"], kernel.Text);
        var start = new ProcessStartInfo(Program, ["-v", $"-arch={architecture}", folder["kernel.ptx"], "-o", folder["kernel.cubin"]]) { RedirectStandardError = true };
        try
        {
            using var assembler = Process.Start(start)!;
            var said = assembler.StandardError.ReadToEnd();
            assembler.WaitForExit();
            Assert.True(assembler.ExitCode == 0, said);
            var (registers, spilled) = (RegistersPattern().Match(said), SpillsPattern().Matches(said));
            return new Ptxas(Number(registers), spilled.Sum(Number));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no ptxas, NVIDIA's assembler of the CUDA toolkit, on PATH; PTXAS may name it (build/fetch-ptxas gets it)");
            throw;
        }
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Used (\d+) registers")]
    private static partial Regex RegistersPattern();

    [GeneratedRegex(@"(\d+) bytes (?:stack frame|spill stores|spill loads)")]
    private static partial Regex SpillsPattern();
}
