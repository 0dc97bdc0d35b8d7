using System.Globalization;
using ModelTest.Datasets;
using ModelTest.Datasets.Custom;
using ModelTest.Problems;
using ModelTest.Running;

namespace ModelTest.Tool.Commands;

/// <summary>A dataset and whether its data is there.</summary>
/// <param name="Name">The name in the configuration.</param>
/// <param name="Path">Where its data is said to lie; empty: nowhere.</param>
/// <param name="Subjects">Its subjects; empty where its data is not there.</param>
/// <param name="Problem">Why it cannot be used though a path is given; null: it can, or there is none.</param>
internal sealed record FoundDataset(string Name, string Path, IReadOnlyList<Subject> Subjects, Problem? Problem)
{
    /// <summary>Whether the data is there, in a word.</summary>
    public string State => Path.Length == 0 ? "no path" : Problem is null ? "found" : "not found";

    /// <summary>How many subjects there are; empty where that is not known.</summary>
    public string Count => Subjects.Count == 0 ? "" : Subjects.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Looks for a dataset.</summary>
    /// <param name="suite">The configuration.</param>
    /// <param name="name">The name in it.</param>
    public static FoundDataset Of(Suite suite, string name)
    {
        var settings = suite.Settings.Datasets[name];
        // Of a dataset without code the description says where the data is.
        var path = settings is CustomDatasetSettings { Path: "" } custom ? custom.Definition : settings.Path;
        if (path.Length == 0)
        {
            return new FoundDataset(name, "", [], null);
        }
        try
        {
            return new FoundDataset(name, path, suite.Dataset(name).Dataset.Subjects, null);
        }
        catch (InputException e)
        {
            return new FoundDataset(name, path, [], e.Problems[0]);
        }
    }
}
