using System.Reflection;
using global::Xunit;
using ModelTest.Running;
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
        if (TestAssembly() is { } assembly && RunContext.Started(assembly) is { } context)
        {
            await context.DisposeAsync().ConfigureAwait(false);
            // Under VSTest standard output belongs to the protocol, and the logger prints the table.
            if (context.Folder is { } folder && !TestHost.IsAutomated)
            {
                RunConsole.Print(folder);
            }
        }
    }

    private static Assembly? TestAssembly() => (TestContext.Current.TestAssembly as global::Xunit.v3.IXunitTestAssembly)?.Assembly;
}
