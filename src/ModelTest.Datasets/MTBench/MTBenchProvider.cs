using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.MTBench;

/// <summary>MT-Bench: 80 questions of two turns in English, whose replies a judge rates or compares with a baseline's.</summary>
public sealed class MTBenchProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => "mtbench";

    /// <inheritdoc />
    public Type SettingsType => typeof(MTBenchSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as MTBenchSettings ?? throw new ArgumentException($"needs {nameof(MTBenchSettings)}", nameof(settings));
        var file = MTBenchReader.Find(own.Path);
        var options = MTBenchOptions.From(own, SampleName.IsMarked(file));
        return options.Baseline is null
            ? new MTBenchScoreDataset(file, options)
            : new MTBenchCompareDataset(file, options, options.Baseline);
    }
}
