using ModelTest.Datasets;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>A dataset of the test project, opened, and what the configuration says about it.</summary>
/// <param name="Name">The name in the configuration.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Subjects">The subjects that <c>subjects</c> selects, in the dataset's order.</param>
/// <param name="Problems">What is wrong with settings that name subjects and groups; while there is any, nothing is run.</param>
internal sealed record SuiteDataset(
    string Name, IDataset Dataset, DatasetSettings Settings, IReadOnlyList<Subject> Subjects, IReadOnlyList<Problem> Problems)
{
    /// <summary>The items of a subject that <c>limit</c> leaves.</summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="InputException">A file is wrong.</exception>
    public IReadOnlyList<Item> Items(Subject subject)
    {
        var items = Dataset.ReadItems(subject);
        return Settings.Limit > 0 && Settings.Limit < items.Count ? [.. items.Take(Settings.Limit)] : items;
    }
}
