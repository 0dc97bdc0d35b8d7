using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlignBench;

/// <summary>AlignBench: 683 open questions in Chinese with references, rated by a judge in several dimensions.</summary>
public sealed class AlignBenchProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => "alignbench";

    /// <inheritdoc />
    public Type SettingsType => typeof(AlignBenchSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as AlignBenchSettings ?? throw new ArgumentException($"needs {nameof(AlignBenchSettings)}", nameof(settings));
        var file = AlignBenchReader.Find(own.Path);
        return new AlignBenchDataset(file, AlignBenchRubricReader.Of(file), AlignBenchOptions.From(own, SampleName.IsMarked(file)));
    }
}
