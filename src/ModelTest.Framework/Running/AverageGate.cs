using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>Checks what is asked of a group of subjects, or of a whole dataset.</summary>
internal static class AverageGate
{
    /// <summary>The report of the gate's row.</summary>
    /// <param name="gates">The configured gates.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="group">The group; null: all subjects.</param>
    /// <param name="results">The results of all its subjects.</param>
    /// <param name="recorder">Takes what the gate finds.</param>
    /// <exception cref="InputException">Nothing is asked of it.</exception>
    public static TestReport Check(
        GateSettings gates, SuiteDataset dataset, SubjectGroup? group, IReadOnlyList<SubjectResult> results, RunRecorder recorder)
    {
        var name = dataset.Dataset.Name;
        var folder = recorder.PredictionsFolder(name);
        var limits = (group is null ? gates.ForDataset(dataset.Name) : gates.ForGroup(dataset.Name, group))
            ?? throw new InputException(
                $"gates.{dataset.Name}",
                $"there is no gate of {(group is null ? "the whole dataset" : $"the group '{group.Title}'")} any more.",
                "discover the tests again: the configuration has changed since.");
        var gate = (group ?? Headline.Of(dataset.Dataset)) is { } computed
            ? ScoreGate.CheckGroup(name, computed, results, limits, folder)
            : ScoreGate.CheckDataset(name, results, limits, folder);
        recorder.CompleteGate(name, group, gate!);
        return new TestReport(TestOutput.Of(gate!), gate!.Message);
    }
}
