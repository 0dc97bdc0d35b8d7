using global::Xunit;
using global::Xunit.v3;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Running.Several;

namespace ModelTest.Xunit;

/// <summary>Runs a row in the run of the test assembly it is in, and tells xunit what became of it.</summary>
internal static class DatasetTest
{
    /// <summary>Runs a row.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="global::Xunit.Sdk.FailException">The test fails.</exception>
    public static async Task RunAsync(TestRow row)
    {
        var test = TestContext.Current;
        TestReport report;
        try
        {
            report = await Run(test).RunAsync(row, test.CancellationToken).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            // A row that tells a problem has the text already.
            report = new TestReport("", row.Kind == RowKind.Problem ? row.Message : e.Message);
        }
        Tell(test, report);
    }

    /// <summary>Tells xunit what a test has to say.</summary>
    /// <param name="test">The test.</param>
    /// <param name="report">Its report.</param>
    /// <exception cref="global::Xunit.Sdk.FailException">The test fails.</exception>
    public static void Tell(ITestContext test, TestReport report)
    {
        if (report.Text.Length > 0)
        {
            test.TestOutputHelper?.WriteLine(report.Text);
        }
        if (report.Failure is not null)
        {
            Assert.Fail(report.Failure);
        }
        if (report.Skipped is not null)
        {
            Assert.Skip(report.Skipped);
        }
    }

    /// <summary>Runs a row and gives its snapshot's text.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="global::Xunit.Sdk.FailException">The test fails.</exception>
    public static async Task<string?> SnapshotAsync(TestRow row)
    {
        await RunAsync(row).ConfigureAwait(false);
        var test = TestContext.Current;
        return await Run(test).SnapshotAsync(row, test.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>The run of the assembly that a test is in.</summary>
    /// <param name="test">The test.</param>
    public static AssemblyRun Run(ITestContext test) => AssemblyRun.Of((test.TestClass as IXunitTestClass)?.Class.Assembly
        ?? throw new InvalidOperationException("a subject runs in the test that xunit gave it to."));
}
