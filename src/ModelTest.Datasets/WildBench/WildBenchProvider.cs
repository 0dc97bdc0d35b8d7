using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench v2: 1024 tasks of real users; a judge scores the model's replies, or compares them with reference models'.</summary>
public sealed class WildBenchProvider : IDatasetProvider
{
    internal const string Key = "wildbench";

    // The tasks of the benchmark itself.
    private const int Tasks = 1024;

    /// <inheritdoc />
    public string Name => Key;

    /// <inheritdoc />
    public Type SettingsType => typeof(WildBenchSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as WildBenchSettings ?? throw new ArgumentException($"needs {nameof(WildBenchSettings)}", nameof(settings));
        var options = WildBenchOptions.From(own);
        var file = WildBenchReader.Find(own.Path);
        var tasks = WildBenchReader.Read(file);
        var name = SampleName.Of(Key, file, tasks.Count, Tasks);
        return options.Mode == WildBenchMode.Score
            ? new WildBenchScoreDataset(name, tasks, options)
            : new WildBenchCompareDataset(name, tasks, options);
    }
}
