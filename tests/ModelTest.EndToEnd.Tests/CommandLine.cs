using System.Diagnostics;
using System.Text;

namespace ModelTest.EndToEnd.Tests;

/// <summary>Starts commands as a user's shell does.</summary>
internal static class CommandLine
{
    // Settings of this very test run would be the child's, too.
    private static readonly string[] NotInherited =
        ["MODELTEST", "MSBUILD", "VSTEST", "DOTNET_CLI", "COVERLET", "CORECLR_", "COR_", "TESTINGPLATFORM", "NO_COLOR", "GITHUB_"];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where it starts.</param>
    /// <param name="arguments">What follows the program's name.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    /// <param name="limit">The longest it may take.</param>
    /// <param name="kill">Asked again and again; true: it is killed with all its processes. Null: it is not killed.</param>
    /// <param name="program">The program.</param>
    public static async Task<CommandResult> RunAsync(
        string folder, string[] arguments, string[] variables, TimeSpan limit, Func<bool>? kill = null, string program = "dotnet")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(n => NotInherited.Any(p => n.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            start.Environment.Remove(name);
        }
        // No build server may outlive the command, nor a banner come before its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // What these processes do is over before profiling pays back.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var variable in variables)
        {
            var parts = variable.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
        }
        return await WaitAsync(start, limit, kill);
    }

    private static async Task<CommandResult> WaitAsync(ProcessStartInfo start, TimeSpan longest, Func<bool>? kill)
    {
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(longest);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            while (kill is not null && !process.HasExited && !kill())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
            }
            if (kill is not null)
            {
                process.Kill(entireProcessTree: true);
            }
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"not done after {longest}:\n" + await output + await error);
        }
        return new CommandResult(process.ExitCode, await output + await error);
    }
}
