using ModelTest.Datasets.MultipleChoice;

namespace ModelTest.Datasets.CMMLU;

/// <summary>CMMLU: 67 subjects of Chinese multiple-choice questions, with prompts and scoring as OpenCompass has them.</summary>
public sealed class CMMLUProvider : IDatasetProvider
{
    /// <inheritdoc />
    public string Name => CMMLUBenchmark.Instance.Name;

    /// <inheritdoc />
    public Type SettingsType => typeof(CMMLUSettings);

    /// <inheritdoc />
    public IDataset Open(DatasetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings as CMMLUSettings ?? throw new ArgumentException($"needs {nameof(CMMLUSettings)}", nameof(settings));
        return new ChoiceDataset(own.Path, ChoiceOptions.From(CMMLUBenchmark.Instance, own));
    }
}
