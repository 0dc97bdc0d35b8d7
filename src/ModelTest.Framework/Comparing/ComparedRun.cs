using ModelTest.Recording;

namespace ModelTest.Comparing;

/// <summary>One of the runs that are compared.</summary>
/// <param name="Name">The model's name; with the folder's where several runs are of models of that name.</param>
/// <param name="Run">The run.</param>
internal sealed record ComparedRun(string Name, FinishedRun Run)
{
    /// <summary>The run's dataset of a name; null: it has none.</summary>
    /// <param name="name">The name in result files.</param>
    public RecordedDataset? Dataset(string name) => Run.Datasets.FirstOrDefault(d => d.Dataset.Name == name && d.Subjects.Count > 0);
}
