using System.Runtime.CompilerServices;
using Xunit;
using Xunit.Sdk;

namespace ModelTest.Snapshots;

/// <summary>Compares texts with files beside a test, in Verify's convention and without its package.</summary>
public static class Snapshot
{
    private const string AcceptVariable = "MODELTEST_snapshots__accept";

    /// <summary>
    /// Compares a text with <c>{Type}.{Method}[_{parameter}={value}].verified.txt</c> beside the test's source file. On a difference
    /// <c>….received.txt</c> is written, opened in a diff tool where no build server runs the test, and the test fails with the diff. With the
    /// variable <c>MODELTEST_snapshots__accept=true</c> the text becomes the snapshot, except on a build server.
    /// </summary>
    /// <param name="text">The text; see <see cref="SnapshotText"/>.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <exception cref="FailException">The text differs, or there is no snapshot yet.</exception>
    /// <exception cref="Problems.InputException">A file cannot be read or written.</exception>
    public static async Task MatchAsync(string text, [CallerFilePath] string sourceFile = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceFile);
        var name = SnapshotName.Of(TestContext.Current);
        var file = new SnapshotFile(Path.Join(Path.GetDirectoryName(sourceFile), name));
        var accept = bool.TryParse(Environment.GetEnvironmentVariable(AcceptVariable), out var yes) && yes;
        var failure = await new SnapshotComparison(SnapshotHost.Current, accept, AcceptVariable + "=true")
            .CompareAsync(file, text, $"{name} differs from its snapshot.").ConfigureAwait(false);
        if (failure is not null)
        {
            Assert.Fail(failure);
        }
    }
}
