using System.Diagnostics;

namespace ModelTest.Throughput;

internal static class Memory
{
    /// <summary>The most resident memory this process has had; mapped files that the system may drop count too.</summary>
    public static long PeakMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }
}
