using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>The reports of a run.</summary>
internal static class RunReports
{
    /// <summary>Writes the reports into the run's folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="datasets">Its datasets with their finished subjects.</param>
    public static void Write(string folder, RunDocument run, IReadOnlyList<RecordedDataset> datasets)
    {
        ArgumentNullException.ThrowIfNull(run);
    }
}
