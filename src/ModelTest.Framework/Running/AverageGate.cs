using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>Checks the minimum of a group of subjects, or of a whole dataset.</summary>
internal static class AverageGate
{
    /// <summary>The report of the gate's row.</summary>
    /// <param name="gates">The configured minimums.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="group">The group; null: all subjects.</param>
    /// <param name="results">The results of all its subjects.</param>
    /// <param name="recorder">Knows where the items are.</param>
    public static TestReport Check(
        GateSettings gates, SuiteDataset dataset, SubjectGroup? group, IReadOnlyList<SubjectResult> results, RunRecorder recorder)
    {
        var name = dataset.Dataset.Name;
        var folder = recorder.PredictionsFolder(name);
        var gate = group is null
            ? MinimumGate.CheckDataset(name, results, gates.ForDataset(dataset.Name) ?? 0, folder)
            : MinimumGate.CheckGroup(name, group, results, gates.ForGroup(dataset.Name, group) ?? 0, folder);
        return new TestReport(ReportText.Of(gate!), gate!.Message);
    }
}
