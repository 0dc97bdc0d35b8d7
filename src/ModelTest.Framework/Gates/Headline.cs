using ModelTest.Datasets;

namespace ModelTest.Gates;

/// <summary>The one number of a dataset that computes its own.</summary>
internal static class Headline
{
    /// <summary>
    /// The first group over all subjects where it is computed; null: the dataset's number is the average over its subjects, whatever else it has
    /// beside that, such as an average by items.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    public static SubjectGroup? Of(IDataset dataset) =>
        dataset.Groups.FirstOrDefault(g => !g.IsDiagnostic && g.Subjects.Count == dataset.Subjects.Count) is { Compute: not null } computed ? computed : null;
}
