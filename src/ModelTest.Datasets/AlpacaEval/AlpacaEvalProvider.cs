using ModelTest.Datasets.Judged;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>AlpacaEval 2: 805 instructions; a judge compares the model's outputs with a baseline's.</summary>
public sealed class AlpacaEvalProvider : IDatasetProvider
{
    internal const string Key = "alpacaeval";

    // The instructions of the benchmark itself.
    private const int Instructions = 805;

    /// <inheritdoc />
    public string Name => Key;

    /// <inheritdoc />
    public Type SettingsType => typeof(AlpacaEvalSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as AlpacaEvalSettings ?? throw new ArgumentException($"needs {nameof(AlpacaEvalSettings)}", nameof(settings));
        var options = AlpacaEvalOptions.From(own);
        var file = AlpacaEvalReader.Find(own.Path);
        var items = AlpacaEvalReader.ReadItems(file);
        return new AlpacaEvalDataset(SampleName.Of(Key, file, items.Count, Instructions), items, file, options);
    }
}
