using ModelTest.Problems;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;

namespace ModelTest.Running;

/// <summary>Runs all tests of datasets without a test project, one after the other's start as xunit does: all at once.</summary>
internal static class WholeRun
{
    /// <summary>Runs them.</summary>
    /// <param name="suite">Settings, datasets and engines.</param>
    /// <param name="datasets">The names of the datasets.</param>
    /// <param name="host">Where snapshots are compared.</param>
    /// <param name="cancellationToken">Gives the run up.</param>
    /// <returns>The run's folder, and each test's name with what it says.</returns>
    /// <exception cref="InputException">Nothing could be run.</exception>
    public static async Task<(string Folder, IReadOnlyList<(string Name, TestReport Report)> Tests)> RunAsync(
        Suite suite, IReadOnlyList<string> datasets, SnapshotHost host, CancellationToken cancellationToken)
    {
        TestRow[] rows = [.. datasets.Select(suite.Dataset).SelectMany(d => d.Problems.Count > 0 ? throw new InputException(d.Problems) : DatasetRows.Of(suite, d))];
        var run = new RunContext(suite, host);
        IReadOnlyList<(string, TestReport)> tests;
        await using (run.ConfigureAwait(false))
        {
            tests = await Task.WhenAll(rows.Select(async row => (row.DisplayName, await TryAsync(run, row, cancellationToken).ConfigureAwait(false))))
                .ConfigureAwait(false);
        }
        return (run.Folder ?? throw new InputException([.. Problems(tests)]), tests);
    }

    private static async Task<TestReport> TryAsync(RunContext run, TestRow row, CancellationToken cancellationToken)
    {
        if (row.Skip is not null)
        {
            return TestReport.Skip(row.Skip);
        }
        try
        {
            return await run.RunAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            return new TestReport("", e.Message) { Problems = e.Problems };
        }
    }

    // Where nothing was recorded each test failed for what is wrong with all of them.
    private static IReadOnlyList<Problem> Problems(IReadOnlyList<(string, TestReport Report)> tests) =>
        FirstProblems.Of(tests.SelectMany(t => t.Report.Problems).DefaultIfEmpty(new Problem("the runs", "hold no item of these datasets.", "name other runs.")));
}
