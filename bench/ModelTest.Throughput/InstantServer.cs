using System.Diagnostics;
using ModelTest.Problems;

namespace ModelTest.Throughput;

/// <summary>The tests' server, answering at once, in a process of its own.</summary>
internal sealed class InstantServer : IDisposable
{
    private readonly Process process;

    private InstantServer(Process process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    /// <summary>Its address with <c>/v1</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The address of chat completions.</summary>
    public Uri Chat => new(Endpoint + "/chat/completions");

    /// <summary>What it has computed so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the server that was built beside this program.</summary>
    /// <exception cref="InputException">It was not built, or does not start.</exception>
    public static async Task<InstantServer> StartAsync()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(own.Parent!.Parent!.FullName, "ModelTest.TestServer", own.Name, "ModelTest.TestServer.dll");
        if (!File.Exists(program))
        {
            throw new InputException(program, "The test server is not there.", "build bench/ModelTest.Throughput, which builds it too.");
        }
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path).StartsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet")
        {
            ArgumentList = { program, "--instant" },
            RedirectStandardOutput = true,
        })!;
        return await process.StandardOutput.ReadLineAsync() is { } line
            ? new InstantServer(process, new Uri(line))
            : throw new InputException(program, "The test server ended at once.", "start it by hand to see why.");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
