using System.Reflection;
using global::Xunit;
using ModelTest.Running;
using ModelTest.Running.Several;
using ModelTest.TestLogger;

namespace ModelTest.Xunit;

/// <summary>
/// The assembly fixture that ends the run of a test assembly: writes the summary and gives the model back. The build adds it; a project that
/// does not use the build's rules writes <c>[assembly: AssemblyFixture(typeof(RunFixture))]</c>.
/// </summary>
public sealed class RunFixture : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (TestAssembly() is { } assembly && AssemblyRun.StartedBy(assembly) is { } run)
        {
            await run.DisposeAsync().ConfigureAwait(false);
            // Under VSTest standard output belongs to the protocol, and the logger prints the table.
            if (!TestHost.IsAutomated)
            {
                RunConsole.Print(run.Folders);
            }
        }
    }

    private static Assembly? TestAssembly() => (TestContext.Current.TestAssembly as global::Xunit.v3.IXunitTestAssembly)?.Assembly;
}
