using ModelTest.Datasets;

namespace ModelTest.Recording;

/// <summary>A dataset of the run and its finished subjects.</summary>
/// <param name="provider">The name in filters and the configuration.</param>
/// <param name="dataset">The dataset.</param>
internal sealed class RecordedDataset(string provider, IDataset dataset)
{
    public string Provider { get; } = provider;

    public IDataset Dataset { get; } = dataset;

    /// <summary>The finished subjects by name.</summary>
    public Dictionary<string, SubjectRow> Finished { get; } = new(StringComparer.Ordinal);

    /// <summary>The finished subjects in the order of the report.</summary>
    public IEnumerable<SubjectRow> Rows => Dataset.Subjects.Where(s => Finished.ContainsKey(s.Name)).Select(s => Finished[s.Name]);

    public RunDataset Describe() => new(
        Dataset.Name, Provider, Dataset.Mode, Dataset.Metric,
        Dataset.Subjects.Where(s => Finished.ContainsKey(s.Name)).ToDictionary(s => s.Name, Dataset.Version, StringComparer.Ordinal));
}
