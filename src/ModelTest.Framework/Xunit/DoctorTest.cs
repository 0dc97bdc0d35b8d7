using global::Xunit;
using global::Xunit.Sdk;
using ModelTest.Problems;
using ModelTest.Running;

namespace ModelTest.Xunit;

/// <summary>Runs the rows of a <see cref="DoctorTheoryAttribute"/>.</summary>
public static class DoctorTest
{
    /// <summary>Examines a part of what a run needs, and writes what was found to the test's output.</summary>
    /// <param name="part"><c>model</c>, <c>judge</c> or a dataset's name.</param>
    /// <exception cref="FailException">Something is wrong with it.</exception>
    public static async Task RunAsync(string part)
    {
        var test = TestContext.Current;
        TestReport report;
        try
        {
            report = await DatasetTest.Run(test).ExamineAsync(part, test.CancellationToken).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            report = new TestReport("", e.Message);
        }
        DatasetTest.Tell(test, report);
    }
}
