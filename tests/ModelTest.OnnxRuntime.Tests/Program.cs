using ModelTest.OnnxRuntime.Tests.Devices.Cuda;
using Xunit.Runner.InProc.SystemConsole;

namespace ModelTest.OnnxRuntime.Tests;

internal static class Program
{
    /// <summary>Runs tests, as xunit's own entry point does, or what a test wants done in a process of its own.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [CudaRun.Command, var model, .. var parts])
        {
            return await ConsoleRunner.Run(args);
        }
        await CudaRun.RunAsync(model, parts);
        return 0;
    }
}
