using ModelTest.Datasets;

namespace ModelTest.Gates;

/// <summary>The one number of a dataset that computes its own.</summary>
internal static class Headline
{
    /// <summary>The first computed group over all subjects; null: the dataset's number is the average over its subjects.</summary>
    /// <param name="dataset">The dataset.</param>
    public static SubjectGroup? Of(IDataset dataset) =>
        dataset.Groups.FirstOrDefault(g => g.Compute is not null && !g.IsDiagnostic && g.Subjects.Count == dataset.Subjects.Count);
}
